import Core

/// Where two sets of points lie in each other, judged by balls: each point's ball reaches to its `k`-th
/// neighbour of its own set.
///
/// Intervals take the set that lends the balls as given.
public struct Neighborhoods: Sendable {
  /// The share of the samples that lie in the ball of some real point. Kynkäänniemi et al. 2019, eq. 2.
  public let precision: Estimate
  /// The share of the real points that lie in the ball of some sample. Kynkäänniemi et al. 2019, eq. 2.
  public let recall: Estimate
  /// How many real balls a sample lies in, in parts of `k`; 1 is expected where the sets are alike.
  /// Naeem et al. 2020, eq. 4.
  public let density: Estimate
  /// The share of the real points whose ball holds a sample; 1 − 2⁻ᵏ is expected, nearly, of large sets
  /// that are alike. Naeem et al. 2020, eq. 5.
  public let coverage: Estimate

  /// Compares samples `[N, d]` with real points `[M, d]`; traps on fewer than `k` + 1 of either, or
  /// where the dimensions differ. `realRadii` are those of the real points, if they are known.
  public init(of samples: Tensor, real: Tensor, k: Int = 5) {
    self.init(of: samples, real: real, realRadii: PairDistances.radii(real, k: k), k: k)
  }

  init(of samples: Tensor, real: Tensor, realRadii: [Float], k: Int) {
    let sampleRadii = PairDistances.radii(samples, k: k)
    var hits = [Int](repeating: 0, count: samples.shape[0])
    var covered = [Bool](repeating: false, count: real.shape[0])
    var recalled = covered
    PairDistances(samples, real).forEachPart { row, column, part in
      let ball = sampleRadii[row]
      var count = 0
      for i in part.indices {
        let distance = part[i]
        if distance <= realRadii[column + i] {
          count += 1
          covered[column + i] = true
        }
        if distance <= ball { recalled[column + i] = true }
      }
      hits[row] += count
    }
    precision = Estimate(shareOf: hits.map { $0 > 0 })
    recall = Estimate(shareOf: recalled)
    density = Estimate(meanOf: hits.map { Double($0) / Double(k) })
    coverage = Estimate(shareOf: covered)
  }
}

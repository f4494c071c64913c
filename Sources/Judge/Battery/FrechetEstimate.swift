import Core

/// The Fréchet distance between two sets of points, with what the size of the sets does to it.
///
/// Of finite sets the distance is too large: some part of it falls like one over their size. The
/// jackknife takes that part off. (Copies drawn with replacement, a bootstrap, would add it once more.)
public struct FrechetEstimate: Sendable {
  /// The distance of the sets as they are, biased upwards: what is usually reported.
  public let raw: Double
  /// The distance without the part that falls like one over the size, and its interval. It may be
  /// negative where the sets are alike.
  public let corrected: Estimate

  /// Compares samples `[N, d]` with real points `[M, d]`, of each of which there must be 40 at least;
  /// traps on fewer.
  public init(_ samples: Tensor, _ real: Tensor) {
    let sets = [samples, real].map { SumsOfGroups($0) }
    let all = sets.map { $0.moments(without: nil) }
    raw = all[0].frechetDistance(to: all[1])
    corrected = Estimate(
      jackknife: raw,
      without: (0..<Estimate.groups).map { group in
        sets[0].moments(without: group).frechetDistance(to: sets[1].moments(without: group))
      })
  }
}

/// The sums and the sums of products of each group of a set of points, from which the moments of all
/// points but one group are quickly had.
private struct SumsOfGroups {
  private let d: Int
  /// What is taken off every point, so that little is lost when squares of sums are subtracted.
  private let centre: [Double]
  private let groups: [(count: Int, sums: [Double], products: [Double])]

  init(_ points: Tensor) {
    require(
      points.rank == 2 && points.shape[0] >= 2 * Estimate.groups,
      "A Fréchet distance with its error needs \(2 * Estimate.groups) points [N, d] at least, not "
        + "\(points.shape).")
    d = points.shape[1]
    let mean = points.detached().mean(along: 0, keepingAxis: true)
    centre = mean.scalars.map(Double.init)
    let centred = points.detached() - mean
    groups = (0..<Estimate.groups).map { group in
      let rows = centred.rows(Estimate.places(ofGroup: group, among: points.shape[0]))
      return (
        rows.shape[0], rows.sum(along: 0).scalars.map(Double.init),
        matmul(rows, rows, transposing: .left).scalars.map(Double.init)
      )
    }
  }

  func moments(without left: Int?) -> Moments {
    var (count, sums) = (0.0, [Double](repeating: 0, count: d))
    var products = [Double](repeating: 0, count: d * d)
    for (index, group) in groups.enumerated() where index != left {
      count += Double(group.count)
      for i in 0..<d { sums[i] += group.sums[i] }
      for i in 0..<d * d { products[i] += group.products[i] }
    }
    for i in 0..<d {
      for j in 0..<d {
        products[i * d + j] = (products[i * d + j] - sums[i] * sums[j] / count) / (count - 1)
      }
    }
    return Moments(mean: (0..<d).map { centre[$0] + sums[$0] / count }, covariance: products)
  }
}

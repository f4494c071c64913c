import Core
import Glibc

/// Cells that a set of points is divided into, each around the mean of its points: k-means, by Lloyd's
/// iteration (Lloyd 1957, 1982).
public struct Bins: Sendable {
  /// The centres `[bins, d]`.
  let centres: [Float]
  private let shape: Shape

  /// Divides points `[N, d]`, starting from centres drawn among them; traps on fewer points than bins.
  public init(_ count: Int, of points: Tensor, rounds: Int = 15, using random: RandomGenerator) {
    require(
      points.rank == 2 && points.shape[0] >= count && count > 0,
      "Points \(points.shape) cannot be divided into \(count) bins.")
    let points = points.detached()
    var centres = points.rows(Array(random.permutation(points.shape[0]).prefix(count)))
    for _ in 0..<rounds {
      let places = PairDistances(points, centres).nearest().places
      let members = Tensor.oneHot(places, classes: count)  // [N, bins]
      let sums = matmul(members, points, transposing: .left)
      let counts = members.sum(along: 0).reshaped([count, 1])
      // A centre that no point is nearest to stays where it is.
      let used = counts.clamped(to: 0...1)
      centres = sums / counts.clamped(to: 1...Float(points.shape[0])) + centres * (1 - used)
    }
    (self.centres, shape) = (centres.scalars, centres.shape)
  }

  /// The bin of each point `[N, d]`.
  public func places(of points: Tensor) -> [Int] {
    PairDistances(points, Tensor(centres, shape: shape)).nearest().places
  }

  /// The number of points in each bin.
  public func counts(of points: Tensor) -> [Int] {
    places(of: points).reduce(into: [Int](repeating: 0, count: shape[0])) { $0[$1] += 1 }
  }

  /// The share of bins that hold another part of the one set than of the other, by a z-test of two
  /// proportions at 5 %: NDB, divided by the number of bins. Richardson and Weiss 2018, section 2.
  /// Expected of sets that are alike: 0.05.
  public static func different(_ a: [Int], _ b: [Int]) -> Estimate {
    let (n, m) = (Double(a.reduce(0, +)), Double(b.reduce(0, +)))
    return Estimate(
      shareOf: zip(a, b).map { inA, inB in
        let pooled = Double(inA + inB) / (n + m)
        let error = (pooled * (1 - pooled) * (1 / n + 1 / m)).squareRoot()
        return abs(Double(inA) / n - Double(inB) / m) > Estimate.normal * error
      })
  }
}

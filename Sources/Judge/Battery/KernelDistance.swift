import Core

/// The squared maximum mean discrepancy of two sets of points under the kernel (x·y/d + 1)³: an average
/// of what small groups give, each without bias. Bińkowski et al. 2018, section 3.
///
/// Points are first scaled so that the real ones have mean square 1; so feature spaces of any scale give
/// numbers that can be compared.
public struct KernelDistance: Sendable {
  /// The distance and its interval; it may be negative where the sets are alike.
  public let estimate: Estimate

  /// Compares samples `[N, d]` with real points `[M, d]`, of each of which there must be 40 at least;
  /// traps on fewer.
  public init(_ samples: Tensor, _ real: Tensor) {
    require(
      min(samples.shape[0], real.shape[0]) >= 2 * Estimate.groups,
      "A kernel distance needs \(2 * Estimate.groups) points of each kind at least.")
    let scale = 1 / real.detached().squared().mean().squareRoot().scalar
    estimate = Estimate(
      meanOfGroups: (0..<Estimate.groups).map { group in
        let (x, y) = (samples, real)
        let rows = [x, y].map {
          $0.detached().rows(Estimate.places(ofGroup: group, among: $0.shape[0])) * scale
        }
        return Self.unbiased(rows[0], rows[1])
      })
  }

  /// The mean of k over pairs of different points of each set, less twice that over mixed pairs.
  private static func unbiased(_ x: Tensor, _ y: Tensor) -> Double {
    meanWithin(x) + meanWithin(y) - 2 * total(x, y) / Double(x.shape[0] * y.shape[0])
  }

  private static func meanWithin(_ x: Tensor) -> Double {
    let own = cubed(x.squared().sum(along: 1), x.shape[1]).scalars.reduce(0) { $0 + Double($1) }
    return (total(x, x) - own) / Double(x.shape[0] * (x.shape[0] - 1))
  }

  private static func total(_ x: Tensor, _ y: Tensor) -> Double {
    let kernel = cubed(matmul(x, y, transposing: .right), x.shape[1]).sum(along: 1)
    return kernel.scalars.reduce(0) { $0 + Double($1) }
  }

  private static func cubed(_ product: Tensor, _ d: Int) -> Tensor {
    let base = product * (1 / Float(d)) + 1
    return base.squared() * base
  }
}

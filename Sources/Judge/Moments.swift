import Core

/// The mean and the covariance of a set of feature vectors, in Double.
public struct Moments: Sendable {
  /// The mean `[d]`.
  public let mean: [Double]
  /// The covariance `[d, d]`, row by row, with the divisor n − 1.
  public let covariance: [Double]

  /// The number of features, d.
  public var dimension: Int { mean.count }

  /// Wraps a mean and a covariance; traps unless their sizes fit.
  public init(mean: [Double], covariance: [Double]) {
    require(
      covariance.count == mean.count * mean.count,
      "A mean of \(mean.count) numbers does not fit a covariance of \(covariance.count).")
    self.mean = mean
    self.covariance = covariance
  }

  /// Measures the rows of `features` `[N, d]`; traps on another rank or on fewer than two rows.
  public init(of features: Tensor) {
    require(
      features.rank == 2 && features.shape[0] > 1,
      "Moments are those of at least two rows [N, d], not of \(features.shape).")
    let (rows, d) = (features.shape[0], features.shape[1])
    var values = features.scalars.map(Double.init)
    var mean = [Double](repeating: 0, count: d)
    for row in 0..<rows { for i in 0..<d { mean[i] += values[row * d + i] } }
    for i in 0..<d { mean[i] /= Double(rows) }
    for row in 0..<rows { for i in 0..<d { values[row * d + i] -= mean[i] } }
    var covariance = [Double](repeating: 0, count: d * d)
    for row in 0..<rows {
      for i in 0..<d {
        let a = values[row * d + i]
        for j in 0..<d { covariance[i * d + j] += a * values[row * d + j] }
      }
    }
    self.init(mean: mean, covariance: covariance.map { $0 / Double(rows - 1) })
  }

  /// The Fréchet distance, squared, of two normal distributions with these moments:
  /// ‖μ₁ − μ₂‖² + tr(C₁ + C₂ − 2(C₁C₂)^½). Dowson and Landau 1982, eq. 4; as a measure of
  /// generators, Heusel et al. 2017, eq. 6. Traps if the dimensions differ.
  public func frechetDistance(to other: Moments) -> Double {
    require(
      dimension == other.dimension,
      "Moments of \(dimension) and of \(other.dimension) features cannot be compared.")
    let d = dimension
    let shift = zip(mean, other.mean).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    // (C₁C₂)^½ has the trace of (C₁^½ C₂ C₁^½)^½, which is symmetric.
    let root = Self.squareRoot(covariance, d)
    let inner = Self.product(Self.product(root, other.covariance, d), root, d)
    let shared = symmetricEigen(inner, d).values.reduce(0) { $0 + max(0, $1).squareRoot() }
    let traces = (0..<d).reduce(0) {
      $0 + covariance[$1 * (d + 1)] + other.covariance[$1 * (d + 1)]
    }
    return max(0, shift + traces - 2 * shared)
  }

  /// The symmetric root of a symmetric matrix `[d, d]` without negative eigenvalues.
  private static func squareRoot(_ matrix: [Double], _ d: Int) -> [Double] {
    let (values, vectors) = symmetricEigen(matrix, d)
    var scaled = vectors
    for i in 0..<d {
      let factor = max(0, values[i]).squareRoot()
      for j in 0..<d { scaled[i * d + j] *= factor }
    }
    var transposed = [Double](repeating: 0, count: d * d)
    for i in 0..<d { for j in 0..<d { transposed[j * d + i] = vectors[i * d + j] } }
    return product(transposed, scaled, d)
  }

  private static func product(_ a: [Double], _ b: [Double], _ d: Int) -> [Double] {
    var result = [Double](repeating: 0, count: d * d)
    for i in 0..<d {
      for k in 0..<d {
        let factor = a[i * d + k]
        for j in 0..<d { result[i * d + j] += factor * b[k * d + j] }
      }
    }
    return result
  }
}

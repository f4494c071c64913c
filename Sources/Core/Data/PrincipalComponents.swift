/// The directions in which a set of points varies most. Pearson 1901, "On lines and planes of
/// closest fit to systems of points in space".
public struct PrincipalComponents {
  /// The mean of the points, [1, d].
  public let mean: Tensor
  /// One direction of length 1 a row, the one of the largest variance first, [k, d]; the largest
  /// coordinate of each is positive.
  public let components: Tensor
  /// The variance of the points along each of all d directions, the largest first.
  public let variances: [Double]

  /// Finds the first `k` components of the rows of `points`, [N, d], of which there must be at
  /// least two. Traps on another rank or a `k` outside 1...d.
  public init(of points: Tensor, keeping k: Int) {
    require(
      points.rank == 2 && points.shape[0] > 1,
      "Principal components need points [N, d], at least two; the shape is \(points.shape).")
    let (count, d) = (points.shape[0], points.shape[1])
    require(1...d ~= k, "Of \(d) components, \(k) cannot be kept.")
    let mean = Self.mean(points.pointer, count, d)
    let covariance = Self.covariance(points.pointer, count, d, around: mean)
    let (values, vectors) = symmetricEigen(covariance, d)
    self.mean = Tensor(mean, shape: [1, d])
    variances = values.reversed()
    components = Tensor([k, d]) { out in
      for i in 0..<k {
        let vector = vectors[(d - 1 - i) * d..<(d - i) * d]
        let largest = vector.max { abs($0) < abs($1) }!
        for (j, x) in vector.enumerated() { out[i * d + j] = Float(largest < 0 ? -x : x) }
      }
    }
    withExtendedLifetime(points) {}
  }

  /// Summed in double precision, so that the number of points does not matter.
  private static func mean(_ points: UnsafePointer<Float>, _ count: Int, _ d: Int) -> [Float] {
    var sums = [Double](repeating: 0, count: d)
    sums.withUnsafeMutableBufferPointer { sums in
      for n in 0..<count {
        let row = points + n * d
        for j in 0..<d { sums[j] += Double(row[j]) }
      }
    }
    return sums.map { Float($0 / Double(count)) }
  }

  /// Points whose products are summed in single precision before they are added to the rest.
  private static let blockSize = 2048

  private static func covariance(
    _ points: UnsafePointer<Float>, _ count: Int, _ d: Int, around mean: [Float]
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: d * d)
    let block = Storage(count: blockSize * d)
    let product = Storage(count: d * d)
    for start in stride(from: 0, to: count, by: blockSize) {
      let rows = min(blockSize, count - start)
      let centred = block.pointer
      mean.withUnsafeBufferPointer { mean in
        for n in 0..<rows {
          let (from, to) = (points + (start + n) * d, centred + n * d)
          for j in 0..<d { to[j] = from[j] - mean[j] }
        }
      }
      let matrix = Matrix(centred, rows: rows, columns: d)
      Kernels.gemm(matrix.transposed, matrix, into: product.pointer)
      let added = product.pointer
      sums.withUnsafeMutableBufferPointer { sums in
        for i in 0..<d * d { sums[i] += Double(added[i]) }
      }
    }
    return sums.map { $0 / Double(count - 1) }
  }
}

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
    self.init(points.shape[0], points.shape[1], keeping: k) { points.slice($0).detached() }
  }

  /// Finds the first `k` components of a set's images, laid out flat, black 0 and white 1; only a
  /// block of them are floats at a time. Traps on fewer than two images or too large a `k`.
  public init(of images: Dataset, keeping k: Int) {
    require(
      images.count > 1,
      "Principal components need at least two images; there are \(images.count).")
    self.init(images.count, images.valuesPerImage, keeping: k) { images.batch($0).flattened() }
  }

  /// Points whose products are summed in single precision before they are added to the rest.
  private static let blockSize = 2048

  /// Finds the components of `count` points of `d` coordinates; `rows` gives a range of them,
  /// [n, d].
  private init(_ count: Int, _ d: Int, keeping k: Int, rows: (Range<Int>) -> Tensor) {
    require(1...d ~= k, "Of \(d) components, \(k) cannot be kept.")
    let blocks = stride(from: 0, to: count, by: Self.blockSize).map {
      $0..<min($0 + Self.blockSize, count)
    }
    let sums = Self.total(d, blocks) { rows($0).sum(along: 0) }
    let mean = Tensor(sums.map { Float($0 / Double(count)) }, shape: [1, d])
    let products = Self.total(d * d, blocks) { block in
      let centred = rows(block) - mean
      return matmul(centred, centred, transposing: .left)
    }
    let (values, vectors) = symmetricEigen(products.map { $0 / Double(count - 1) }, d)
    self.mean = mean
    variances = values.reversed()
    components = Tensor([k, d]) { out in
      for i in 0..<k {
        let vector = vectors[(d - 1 - i) * d..<(d - i) * d]
        let largest = vector.max { abs($0) < abs($1) }!
        for (j, x) in vector.enumerated() { out[i * d + j] = Float(largest < 0 ? -x : x) }
      }
    }
  }

  /// What `part` gives for each block, `count` numbers, summed in double precision, so that the
  /// number of points does not matter.
  private static func total(
    _ count: Int, _ blocks: [Range<Int>], _ part: (Range<Int>) -> Tensor
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: count)
    for block in blocks {
      let added = part(block)
      sums.withUnsafeMutableBufferPointer { sums in
        added.read { added in
          for i in 0..<count { sums[i] += Double(added[i]) }
        }
      }
    }
    return sums
  }
}

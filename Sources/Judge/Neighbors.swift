import Core

/// The training images that samples come closest to: a generator that copies comes too close.
public struct Neighbors: Sendable {
  /// For each sample the place of the nearest image.
  public let indices: [Int]
  /// For each sample the Euclidean distance to it, in grey values from 0 to 1.
  public let distances: [Float]

  /// The mean of the distances.
  public var meanDistance: Float { distances.reduce(0, +) / Float(max(1, distances.count)) }

  /// Finds the nearest image in `data` for each sample `[N, h, w, c]` in 0...1; traps unless the
  /// sizes agree and there is an image.
  ///
  /// ‖a − b‖² = ‖a‖² + ‖b‖² − 2a·b, and the products of all pairs are one matrix product.
  public init(of samples: Tensor, in data: Dataset) {
    let a = samples.detached().flattened()
    require(
      data.count > 0 && a.shape[1] == data.valuesPerImage,
      "Samples \(samples.shape) have no neighbours among \(data.count) images of "
        + "\(data.valuesPerImage) values.")
    var best = [(index: Int, closeness: Float)](
      repeating: (0, -.infinity), count: a.shape[0])
    for range in data.ranges(of: 2_000) {
      let b = data.batch(range).flattened()
      let lengths = b.squared().sum(along: 1).reshaped([1, range.count])
      let closeness = 2 * matmul(a, b, transposing: .right) - lengths  // [N, images]
      let places = closeness.argmax()
      let values = closeness.max(along: 1).scalars
      for (sample, (place, value)) in zip(places, values).enumerated()
      where value > best[sample].closeness {
        best[sample] = (range.lowerBound + place, value)
      }
    }
    let lengths = a.squared().sum(along: 1).scalars
    indices = best.map(\.index)
    distances = zip(lengths, best).map { max(0, $0 - $1.closeness).squareRoot() }
  }
}

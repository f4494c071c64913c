import Core

/// Exercise 2.1: a convolution by hand.
public protocol Exercise2_1: SendableMetatype {
  /// The convolution of an image of one channel, row by row, with a square filter.
  static func convolution(
    of image: [[Float]], with filter: [[Float]], stride: Int, padding: Int
  ) throws -> [[Float]]
}

/// Checks an answer to exercise 2.1.
public func check<Answer: Exercise2_1>(_: Answer.Type) -> Outcome {
  let image: [[Float]] = [
    [1, 2, 3, 4], [5, 6, 7, 8], [9, 1, 2, 3], [4, 5, 6, 7], [8, 9, 1, 2],
  ]
  let filters: [[[Float]]] = [[[2]], [[1, 2], [3, 4]], [[0, 1, 0], [0, 0, 2], [3, 0, 0]]]
  return outcome {
    for filter in filters {
      for (stride, padding) in [(1, 0), (2, 0), (1, 1), (2, 1)] {
        let k = filter.count
        let result = conv(
          Tensor(image.flatMap { $0 }, shape: [1, 5, 4, 1]),
          Tensor(filter.flatMap { $0 }, shape: [k, k, 1, 1]), stride: stride, padding: padding)
        try expect(
          Answer.convolution(of: image, with: filter, stride: stride, padding: padding),
          equals: rows(of: result),
          "5 by 4 pixels, kernel \(k), stride \(stride), padding \(padding)",
          hint: "Write down which pixel of the image the filter's first weight meets.")
      }
    }
  }
}

/// The rows of the only channel of the only image.
func rows(of image: Tensor) -> [[Float]] {
  (0..<image.shape[1]).map { row in (0..<image.shape[2]).map { image[0, row, $0, 0] } }
}

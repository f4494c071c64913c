import Core

/// Exercise 2.3: the way back through max pooling.
public protocol Exercise2_3: SendableMetatype {
  /// The gradient by `image` of the sum of its pooled pixels, each times its number in `upstream`.
  /// Windows of 2 by 2 pixels touch without overlap and fill the image.
  static func gradient(byImage image: [[Float]], upstream: [[Float]]) throws -> [[Float]]
}

/// Checks an answer to exercise 2.3.
public func check<Answer: Exercise2_3>(_: Answer.Type) -> Outcome {
  outcome {
    for (image, upstream): ([[Float]], [[Float]]) in [
      ([[1, 2], [4, 3]], [[5]]),
      ([[1, 2, 9, 3], [4, 3, 5, 6], [0, 8, 1, 2], [7, 6, 3, 4]], [[5, -1], [2, 3]]),
      ([[-1, -2, -3, -4], [-5, -6, -7, -8]], [[1, 2]]),
      ([[7, 7], [1, 7]], [[3]]),
    ] {
      let x = Tensor(image.flatMap { $0 }, shape: [1, image.count, image[0].count, 1]).tracked()
      let dy = Tensor(upstream.flatMap { $0 }, shape: [1, upstream.count, upstream[0].count, 1])
      let expected = Core.gradient(of: (x.maxPooled() * dy).sum(), withRespectTo: x)
      try expect(
        Answer.gradient(byImage: image, upstream: upstream), equals: rows(of: expected),
        "the gradient by \(image) from \(upstream)",
        hint:
          "Move one pixel a little: does its window's answer move? Of equal ones the first wins.")
    }
  }
}

/// Exercise 2.1: the arithmetic of sizes.
public protocol Exercise2_1: SendableMetatype {
  /// The side of what a convolution makes of a side of `size` pixels.
  static func outputSize(of size: Int, kernel: Int, stride: Int, padding: Int) throws -> Int

  /// The side of what a transposed convolution makes of a side of `size` pixels.
  static func transposedSize(
    of size: Int, kernel: Int, stride: Int, padding: Int, outputPadding: Int
  ) throws -> Int
}

/// Checks an answer to exercise 2.1.
public func check<Answer: Exercise2_1>(_: Answer.Type) -> Outcome {
  outcome {
    for (size, kernel, stride, padding, expected) in [
      (28, 3, 1, 1, 28), (28, 4, 2, 1, 14), (28, 5, 1, 0, 24), (7, 2, 2, 0, 3), (9, 3, 4, 0, 2),
    ] {
      try expect(
        Answer.outputSize(of: size, kernel: kernel, stride: stride, padding: padding),
        equals: expected,
        "\(size) pixels, kernel \(kernel), stride \(stride), padding \(padding)",
        hint: "How far can the filter travel, how many steps is that, and where does it start?")
    }
    for (size, kernel, stride, padding, outputPadding, expected) in [
      (7, 4, 2, 1, 0, 14), (4, 4, 1, 0, 0, 7), (14, 3, 2, 1, 1, 28), (5, 3, 3, 0, 2, 17),
    ] {
      try expect(
        Answer.transposedSize(
          of: size, kernel: kernel, stride: stride, padding: padding, outputPadding: outputPadding),
        equals: expected,
        "\(size) pixels, kernel \(kernel), stride \(stride), padding \(padding), output padding "
          + "\(outputPadding), transposed",
        hint: "Each further pixel moves the filter by a whole stride; padding is cut off.")
    }
  }
}

/// Exercise 6.1: the size that a transposed convolution leaves open.
public protocol Exercise6_1: SendableMetatype {
  /// The output padding with which a transposed convolution makes `wanted` pixels of `size`, or nil
  /// where none of 0..<stride does.
  static func outputPadding(
    from size: Int, to wanted: Int, kernel: Int, stride: Int, padding: Int
  ) throws -> Int?
}

/// Checks an answer to exercise 6.1.
public func check<Answer: Exercise6_1>(_: Answer.Type) -> Outcome {
  outcome {
    func expectPadding(
      _ expected: Int?, from size: Int, to wanted: Int, kernel: Int, stride: Int, padding: Int,
      hint: String
    ) throws {
      let answer = try Answer.outputPadding(
        from: size, to: wanted, kernel: kernel, stride: stride, padding: padding)
      let what =
        "from \(size) to \(wanted) with kernel \(kernel), stride \(stride), padding \(padding)"
      try expect(answer, equals: expected, what, hint: hint)
    }
    let formula = "(size - 1)·stride - 2·padding + kernel + outputPadding is the new size."
    try expectPadding(0, from: 7, to: 14, kernel: 4, stride: 2, padding: 1, hint: formula)
    try expectPadding(1, from: 7, to: 14, kernel: 5, stride: 2, padding: 2, hint: formula)
    try expectPadding(1, from: 14, to: 28, kernel: 3, stride: 2, padding: 1, hint: formula)
    try expectPadding(0, from: 4, to: 7, kernel: 3, stride: 2, padding: 1, hint: formula)
    let bounds = "It is at least 0 and below the stride; where that is not enough there is none."
    try expectPadding(nil, from: 7, to: 14, kernel: 3, stride: 2, padding: 0, hint: bounds)
    try expectPadding(nil, from: 4, to: 9, kernel: 3, stride: 2, padding: 1, hint: bounds)
    try expectPadding(nil, from: 7, to: 28, kernel: 4, stride: 2, padding: 1, hint: bounds)
  }
}

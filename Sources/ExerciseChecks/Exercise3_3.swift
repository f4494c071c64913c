import Core

/// The mean of numbers that are too small to be written down.
public protocol Exercise3_3: SendableMetatype {
  /// ln of the mean of eˣ along each row, `[N, k]` to `[N]`.
  static func logMean(_ x: Tensor) throws -> Tensor
}

/// Checks an answer to exercise 3.3.
public func check<Answer: Exercise3_3>(_: Answer.Type) -> Outcome {
  outcome {
    try expect(
      Answer.logMean(Tensor([0, 0, 0, 1.0986], shape: [2, 2])), near: Tensor([0, 0.6931]),
      "ln of the means of 1 and 1, and of 1 and 3",
      hint: "The logarithm comes last: a mean of logarithms is another number, and a lower one.")
    try expect(
      Answer.logMean(Tensor([-800, -801.0986], shape: [1, 2])), near: Tensor([-800.4055]),
      within: 1e-3, "ln of the mean of e^-800 and a third of it",
      hint: "e^-800 is 0 in a Float. What could be taken off first, and added again at the end?")
    try expect(
      Answer.logMean(Tensor([-800, -800, 90, 90], shape: [2, 2])), near: Tensor([-800, 90]),
      within: 1e-3, "the same where one row is tiny and one is huge",
      hint: "What is taken off belongs to its row.")
  }
}

/// Exercise 6.5: the running average of a weight.
public protocol Exercise6_5: SendableMetatype {
  /// The average after each of the values of a weight: it moves towards a value by 1 − decay of the
  /// way, but by at least 1/n at the n-th value.
  static func averages(of weights: [Float], decay: Float) throws -> [Float]
}

/// Checks an answer to exercise 6.5.
public func check<Answer: Exercise6_5>(_: Answer.Type) -> Outcome {
  outcome {
    try expect(
      Answer.averages(of: [4], decay: 0.5), near: [4], "the average after the first value, 4",
      hint: "It moves all the way: 1/1. Nothing was there before.")
    try expect(
      Answer.averages(of: [4, 8, 6, 2], decay: 0.5), near: [4, 6, 6, 4],
      "the averages of 4, 8, 6, 2 with a decay of 0.5",
      hint: "Half of the way from the second value on: 1 - decay is then 1/n, or more.")
    try expect(
      Answer.averages(of: [1, 2, 6], decay: 0.99), near: [1, 1.5, 3],
      "the averages of 1, 2, 6 with a decay of 0.99",
      hint: "Here 1/n is the larger share, and the average is the plain mean.")
  }
}

import Core

/// One step of a running average of weights.
public protocol Exercise4_4: SendableMetatype {
  /// The average after one more step.
  static func next(average: Tensor, weights: Tensor, decay: Float) throws -> Tensor
}

/// Checks an answer to exercise 4.4.
public func check<Answer: Exercise4_4>(_: Answer.Type) -> Outcome {
  outcome {
    try expect(
      Answer.next(average: Tensor([1, -2]), weights: Tensor([3, 2]), decay: 0.75),
      near: Tensor([1.5, -1]), "the average of 1 and -2 after weights of 3 and 2, with decay 0.75",
      hint: "decay is the share of the old average that stays.")
    var average = Tensor([0])
    for _ in 0..<1000 {
      average = try Answer.next(average: average, weights: Tensor([5]), decay: 0.99)
    }
    try expect(
      average, near: Tensor([5]), within: 1e-3, "the average after 1,000 steps at a weight of 5",
      hint: "The two shares must add up to 1.")
  }
}

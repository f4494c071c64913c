import Core

/// The generator's non-saturating loss.
public protocol Exercise4_3: OwnLoss {
  /// The loss for the discriminator's logits on fakes, `[N, 1]`.
  static func loss(_ onFake: Tensor) throws -> Tensor
}

/// Checks an answer to exercise 4.3.
public func check<Answer: Exercise4_3>(_: Answer.Type) -> Outcome {
  outcome {
    let guess = try Answer.loss(.zeros([2, 1]))
    try expectOwn(guess)
    try expect(
      guess, near: 0.6931, "the loss when the detective guesses",
      hint: "-log 0.5, the mean of the batch.")
    let caught = Tensor([-5, -1], shape: [2, 1]).tracked()
    let loss = try Answer.loss(caught)
    try expect(
      loss, near: 3.1600, "the loss of two fakes that are caught, their logits -5 and -1",
      hint: "The target of a fake is 1 here, neither 0 nor 0.9.")
    try expect(
      gradient(of: loss, withRespectTo: caught).scalars, near: [-0.4967, -0.3655],
      "the slopes at those logits",
      hint: "They must be large where the forger is caught: log(1 - D) is flat there.")
  }
}

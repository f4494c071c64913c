import Core

/// The generator's non-saturating loss.
public protocol Exercise4_3: SendableMetatype {
  /// The loss for the discriminator's logits on fakes, `[N, 1]`.
  static func loss(_ onFake: Tensor) throws -> Tensor
}

/// Checks an answer to exercise 4.3.
public func check<Answer: Exercise4_3>(_: Answer.Type) -> Outcome {
  outcome {
    let guess = Tensor([0]).reshaped([1, 1])
    try expect(
      try Answer.loss(guess).mean().scalar, near: 0.6931, "the loss when the detective guesses",
      hint: "-log 0.5.")
    let caught = Tensor([-5]).reshaped([1, 1]).tracked()
    let loss = try Answer.loss(caught).mean()
    try expect(
      loss.scalar, near: 5.0067, "the loss of a fake that is caught, its logit -5",
      hint: "The target of a fake is 1 here, neither 0 nor 0.9.")
    try expect(
      gradient(of: loss, withRespectTo: caught).scalar, near: -0.9933,
      "the gradient at that logit",
      hint: "It must be large where the forger is caught: log(1 - D) is flat there.")
  }
}

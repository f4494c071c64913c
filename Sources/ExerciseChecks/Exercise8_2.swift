import Core

/// The sign of the losses.
public protocol Exercise8_2: SendableMetatype {
  /// What the critic lowers, from its values of real and of fake pictures, both `[N, 1]`.
  static func criticLoss(real: Tensor, fake: Tensor) throws -> Tensor
  /// What the generator lowers, from the critic's values of its pictures `[N, 1]`.
  static func generatorLoss(fake: Tensor) throws -> Tensor
}

/// Checks an answer to exercise 8.2.
public func check<Answer: Exercise8_2>(_: Answer.Type) -> Outcome {
  outcome {
    let real = Tensor([3, 5, 4], shape: [3, 1]).tracked()
    let fake = Tensor([1, 2], shape: [2, 1]).tracked()
    let critic = try Answer.criticLoss(real: real, fake: fake)
    try expect(
      critic, near: -2.5, "the critic's loss where real stands at 3, 5 and 4 and fake at 1 and 2",
      hint: "The critic wants real above fake, and its optimiser goes down.")
    let generator = try Answer.generatorLoss(fake: fake)
    try expect(
      generator, near: -1.5, "the generator's loss where its pictures stand at 1 and 2",
      hint: "The generator wants its pictures to stand high, and its optimiser goes down.")
    let hint = "The loss must stay connected to what it is computed from, and be made of means."
    for (loss, values, slope, what) in [
      (critic, real, -1.0 / 3, "the slopes of the critic's loss by real"),
      (critic, fake, 0.5, "the slopes of the critic's loss by fake"),
      (generator, fake, -0.5, "the slopes of the generator's loss"),
    ] as [(Tensor, Tensor, Float, String)] {
      try expect(
        gradient(of: loss, withRespectTo: values),
        near: Tensor(repeating: slope, shape: values.shape), what, hint: hint)
    }
  }
}

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
    let (real, fake) = (Tensor([3, 5], shape: [2, 1]), Tensor([1, 2], shape: [2, 1]))
    try expect(
      Answer.criticLoss(real: real, fake: fake).scalar, near: -2.5,
      "the critic's loss where real stands at 3 and 5 and fake at 1 and 2",
      hint: "The critic wants real above fake, and its optimiser goes down.")
    try expect(
      Answer.generatorLoss(fake: fake).scalar, near: -1.5,
      "the generator's loss where its pictures stand at 1 and 2",
      hint: "The generator wants its pictures to stand high, and its optimiser goes down.")
    let (x, w) = (Tensor([1, 2], shape: [2, 1]), Tensor([2]).tracked())
    let slope = try gradient(of: Answer.generatorLoss(fake: x * w), withRespectTo: w)
    try expect(
      slope.scalar, near: -1.5, "the slope of the generator's loss",
      hint: "The loss must stay connected to the pictures, and be their mean.")
  }
}

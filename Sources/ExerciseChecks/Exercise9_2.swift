import Core

/// Between real and fake.
public protocol Exercise9_2: SendableMetatype {
  /// The point ε of the way from each fake to its real partner; `ε` has one number for a sample.
  static func between(_ real: Tensor, _ fake: Tensor, _ ε: Tensor) throws -> Tensor
}

/// Checks an answer to exercise 9.2.
public func check<Answer: Exercise9_2>(_: Answer.Type) -> Outcome {
  outcome {
    let (real, fake) = (Tensor.ones([2, 1, 2, 1]), Tensor.zeros([2, 1, 2, 1]))
    let ε = Tensor([0.25, 1], shape: [2, 1, 1, 1])
    try expect(
      Answer.between(real, fake, ε), near: Tensor([0.25, 0.25, 1, 1], shape: real.shape),
      "the points of two pairs",
      hint: "ε = 1 is the real picture, ε = 0 the fake, and all pixels of a pair share one ε.")
    try expect(
      Answer.between(real, real + 2, ε), near: Tensor([2.5, 2.5, 1, 1], shape: real.shape),
      "the points of two other pairs", hint: "Both pictures count, with shares that sum to 1.")
  }
}

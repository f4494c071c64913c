import Core

/// The best possible discriminator of two known densities.
public protocol Exercise4_1: SendableMetatype {
  /// The probability of real where real has the density `p` and fake the density `q`.
  static func bestVerdict(_ p: Tensor, _ q: Tensor) throws -> Tensor
}

/// Checks an answer to exercise 4.1.
public func check<Answer: Exercise4_1>(_: Answer.Type) -> Outcome {
  outcome {
    let answer = try Answer.bestVerdict(Tensor([0.3, 0.2, 0.9]), Tensor([0.1, 0.2, 0]))
    try expect(answer.shape, equals: [3], "the shape of the verdicts", hint: "One each.")
    let cases: [(Float, String, String)] = [
      (0.75, "the verdict where p = 0.3 and q = 0.1", "Of 4 numbers that land here, 3 are real."),
      (0.5, "the verdict where p = q = 0.2", "Where both are equally likely it can only guess."),
      (1, "the verdict where q = 0", "No fake ever lands here."),
    ]
    for (place, (expected, what, hint)) in cases.enumerated() {
      try expect(answer[place], near: expected, what, hint: hint)
    }
  }
}

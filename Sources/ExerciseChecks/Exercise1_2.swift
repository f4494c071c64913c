import Core

/// The cross-entropy of logits.
public protocol Exercise1_2: SendableMetatype {
  /// The mean cross-entropy of targets under sigmoid(logits), a scalar.
  static func loss(logits: Tensor, target: Tensor) throws -> Tensor
}

/// Checks an answer to exercise 1.2.
public func check<Answer: Exercise1_2>(_: Answer.Type) -> Outcome {
  outcome {
    let even = try Answer.loss(logits: .zeros([2, 3]), target: .ones([2, 3]))
    try expect(
      even.count, equals: 1, "how many numbers the loss is", hint: "Take the mean over all pixels.")
    try expect(
      even.scalar, near: 0.693147, "the loss of six coins",
      hint: "A logit of 0 is a probability of one half; the mean of equal surprises is one of them."
    )
    let logits = Tensor([-2, 0.5, 1, 3] as [Float]).tracked()
    let target = Tensor([0, 1, 0.25, 0.5] as [Float])
    let loss = try Answer.loss(logits: logits, target: target)
    try expect(
      loss.scalar, near: 0.803214, "the loss of four pixels",
      hint: "Grey pixels count for both terms: t of the one, 1 - t of the other.")
    let slopes = gradient(of: loss, withRespectTo: logits).scalars
    let expected: [Float] = [0.029801, -0.094385, 0.120265, 0.113144]
    for (index, slope) in slopes.enumerated() {
      try expect(
        slope, near: expected[index], "the slope of the loss at pixel \(index)",
        hint: "It should come to (sigmoid(logit) - target) / 4; is your loss built from the logits?"
      )
    }
    let sure = try Answer.loss(
      logits: Tensor([200, -200] as [Float]), target: Tensor([1, 1] as [Float]))
    try expect(
      sure.scalar, near: 100, within: 0.01, "the loss of one right and one wrong answer, both sure",
      hint: "The logarithm of a rounded 0 is infinite. Can ln(1 + e^l) be had in one piece?")
  }
}

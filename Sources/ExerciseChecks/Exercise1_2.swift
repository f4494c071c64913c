import Core

/// The cross-entropy of logits.
public protocol Exercise1_2: OwnLoss {
  /// The mean cross-entropy of targets under sigmoid(logits), a scalar.
  static func loss(logits: Tensor, target: Tensor) throws -> Tensor
}

/// Checks an answer to exercise 1.2.
public func check<Answer: Exercise1_2>(_: Answer.Type) -> Outcome {
  outcome {
    let coins = try Answer.loss(logits: .zeros([2, 3]), target: .ones([2, 3]))
    try expectOwn(coins)
    try expect(
      coins, near: 0.693147, "the loss of six coins",
      hint: "A logit of 0 is a probability of one half; the mean of equal surprises is one of them."
    )
    let logits = Tensor([-2, 0.5, 1, 3] as [Float]).tracked()
    let target = Tensor([0, 1, 0.25, 0.5] as [Float])
    let loss = try Answer.loss(logits: logits, target: target)
    try expect(
      loss, near: 0.803214, "the loss of four pixels",
      hint: "Grey pixels count for both terms: t of the one, 1 - t of the other.")
    let slopeHint =
      "It should come to (sigmoid(logit) - target) / 4; is your loss built from the logits?"
    try expect(
      gradient(of: loss, withRespectTo: logits).scalars,
      near: [0.029801, -0.094385, 0.120265, 0.113144], "the slopes of that loss", hint: slopeHint)
    let extreme = Tensor([200, -200, 200, -200] as [Float]).tracked()
    let sure = try Answer.loss(logits: extreme, target: Tensor([1, 1, 0, 0] as [Float]))
    try expect(
      sure, near: 100, within: 0.01, "the loss of two right and two wrong answers, all sure",
      hint: "The logarithm of a rounded 0 is infinite. Can ln(1 + e^l) be had in one piece?")
    try expect(
      gradient(of: sure, withRespectTo: extreme).scalars, near: [0, -0.25, 0.25, 0],
      "the slopes of the sure answers' loss", hint: slopeHint)
  }
}

import Core

/// The discriminator's loss, the label of real pictures smoothed to 0.9.
public protocol Exercise4_2: OwnLoss {
  /// The loss for logits on real and on fake pictures, `[N, 1]` each.
  static func loss(_ onReal: Tensor, _ onFake: Tensor) throws -> Tensor
}

/// Checks an answer to exercise 4.2.
public func check<Answer: Exercise4_2>(_: Answer.Type) -> Outcome {
  outcome {
    let undecided = Tensor.zeros([2, 1])
    let sure = Tensor([4, 2], shape: [2, 1])
    let guess = try Answer.loss(undecided, undecided)
    try expectOwn(guess)
    try expect(
      guess, near: 1.3863, "the loss of a detective that guesses",
      hint: "It is log 2 for each of the two batches, the mean of its pictures.")
    let (onReal, onFake) = (sure.tracked(), (-sure).tracked())
    let loss = try Answer.loss(onReal, onFake)
    try expect(
      loss, near: 0.4451, "the loss of a detective that is sure and right",
      hint: "Only real pictures have a smoothed label: 0.9, and 0 for fakes.")
    try expect(
      Answer.loss(-sure, sure), near: 5.8451, "the loss of a detective that is sure and wrong",
      hint: "The first argument holds the logits on real pictures.")
    let hint = "The loss must be built from the logits: (sigmoid(logit) - label) / 2 for each."
    try expect(
      gradient(of: loss, withRespectTo: onReal).scalars, near: [0.0410, -0.0096],
      "the slopes by the logits on real pictures", hint: hint)
    try expect(
      gradient(of: loss, withRespectTo: onFake).scalars, near: [0.0090, 0.0596],
      "the slopes by the logits on fakes", hint: hint)
  }
}

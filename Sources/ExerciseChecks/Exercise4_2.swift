import Core

/// The discriminator's loss, the label of real pictures smoothed to 0.9.
public protocol Exercise4_2: SendableMetatype {
  /// The loss for logits on real and on fake pictures, `[N, 1]` each.
  static func loss(_ onReal: Tensor, _ onFake: Tensor) throws -> Tensor
}

/// Checks an answer to exercise 4.2.
public func check<Answer: Exercise4_2>(_: Answer.Type) -> Outcome {
  outcome {
    let undecided = Tensor([0, 0]).reshaped([2, 1])
    let sure = Tensor([4, 4]).reshaped([2, 1])
    try expect(
      try Answer.loss(undecided, undecided).mean().scalar, near: 1.3863,
      "the loss of a detective that guesses", hint: "It is log 2 for each of the two batches.")
    try expect(
      try Answer.loss(sure, -sure).mean().scalar, near: 0.4363,
      "the loss of a detective that is sure and right",
      hint: "Only real pictures have a smoothed label: 0.9, and 0 for fakes.")
    try expect(
      try Answer.loss(-sure, sure).mean().scalar, near: 7.6363,
      "the loss of a detective that is sure and wrong",
      hint: "The first argument are the logits on real pictures.")
  }
}

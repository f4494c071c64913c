/// Exercise 6.2: batch normalisation by hand, for one channel.
public protocol Exercise6_2: SendableMetatype {
  /// In training: the numbers of a batch, with mean 0 and variance 1.
  static func normalized(batch x: [Float], epsilon: Float) throws -> [Float]

  /// In training: the running statistics after this batch, moved by `momentum` of the way.
  static func statistics(
    after x: [Float], mean: Float, variance: Float, momentum: Float
  ) throws -> (mean: Float, variance: Float)

  /// In inference: the numbers of a batch, normalised by the running statistics.
  static func normalized(
    _ x: [Float], mean: Float, variance: Float, epsilon: Float
  ) throws -> [Float]
}

/// Checks an answer to exercise 6.2.
public func check<Answer: Exercise6_2>(_: Answer.Type) -> Outcome {
  outcome {
    try expect(
      Answer.normalized(batch: [1, 2, 3, 6], epsilon: 0), near: [-1.0690, -0.5345, 0, 1.6036],
      "1, 2, 3, 6 in training",
      hint: "The mean is 3; the mean squared distance from it is 14/4, with the divisor n.")
    try expect(
      Answer.normalized(batch: [5, 5], epsilon: 1e-5), near: [0, 0], "5, 5 in training",
      hint: "Epsilon keeps the quotient finite: it goes under the root.")
    try expect(
      Answer.normalized(batch: [1, 3], epsilon: 3), near: [-0.5, 0.5],
      "1, 3 in training, epsilon 3", hint: "Epsilon goes under the root, beside the variance 1.")
    let moved = try Answer.statistics(after: [1, 2, 3, 6], mean: 1, variance: 1, momentum: 0.1)
    try expect(
      moved.mean, near: 1.2, "the running mean", hint: "It moves a tenth of the way from 1 to 3.")
    try expect(
      moved.variance, near: 1.3667, "the running variance",
      hint: "It moves towards the variance with the divisor n - 1, which is 14/3.")
    try expect(
      Answer.normalized([7, 3], mean: 3, variance: 4, epsilon: 0), near: [2, 0],
      "7, 3 in inference, mean 3 and variance 4",
      hint: "In inference a picture's result does not depend on its neighbours in the batch.")
    try expect(
      Answer.normalized([7], mean: 3, variance: 1, epsilon: 3), near: [2],
      "7 in inference, mean 3, variance 1 and epsilon 3",
      hint: "Epsilon goes under the root here too.")
  }
}

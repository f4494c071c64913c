import Core

/// A random point of a cloud, through which slopes come back to the cloud.
public protocol Exercise3_1: SendableMetatype {
  /// A point of each cloud, given its mean, the logarithm of its variance and noise from N(0, 1), all of
  /// one shape.
  static func point(_ mean: Tensor, _ logVariance: Tensor, _ noise: Tensor) throws -> Tensor
}

/// Checks an answer to exercise 3.1.
public func check<Answer: Exercise3_1>(_: Answer.Type) -> Outcome {
  outcome {
    let shape: Shape = [2, 2]
    let mean = Tensor([1, 2, 3, 4], shape: shape).tracked()
    let logVariance = Tensor([0, 1.3863, -1.3863, 0], shape: shape).tracked()
    let noise = Tensor([0, 1, 2, -1], shape: shape)
    let point = try Answer.point(mean, logVariance, noise)
    try expect(
      point, near: Tensor([1, 4, 4, 3], shape: shape), "points with deviations 1, 2, ½, 1",
      hint: "The logarithm is that of the variance; the noise is stretched by the deviation.")
    try expect(
      gradient(of: point, withRespectTo: mean).scalars, near: [1, 1, 1, 1],
      "the slopes by the means", hint: "Move the mean, and the point moves with it.")
    try expect(
      gradient(of: point, withRespectTo: logVariance).scalars, near: [0, 1, 0.5, -0.5],
      "the slopes by the logarithms", hint: "Widen the cloud: the point moves away from its mean.")
  }
}

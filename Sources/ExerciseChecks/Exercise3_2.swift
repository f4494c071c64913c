import Core

/// What a code costs: the divergence of its cloud from the prior.
public protocol Exercise3_2: SendableMetatype {
  /// KL(N(μ, σ²) ‖ N(0, 1)) for means and logarithms of variances, `[N, latent]` each: summed over the
  /// numbers of a code, the mean over the N pictures, one number.
  static func divergence(_ mean: Tensor, _ logVariance: Tensor) throws -> Tensor
}

/// Checks an answer to exercise 3.2.
public func check<Answer: Exercise3_2>(_: Answer.Type) -> Outcome {
  outcome {
    try expect(
      Answer.divergence(.zeros([2, 3]), .zeros([2, 3])), near: 0, "the price of the prior itself",
      hint: "Where the mean is 0 and the variance 1, nothing has been said.")
    try expect(
      Answer.divergence(Tensor([1, 2, 0, 0], shape: [2, 2]), .zeros([2, 2])), near: 1.25,
      "the price of the means 1 and 2, and of 0 and 0 for another picture",
      hint: "A mean of m costs m²/2. Sum over a code, and take the mean over pictures.")
    let mean = Tensor([0.5, -1], shape: [1, 2]).tracked()
    let logVariance = Tensor([1.3863, -1], shape: [1, 2]).tracked()  // variances 4 and 1/e
    let divergence = try Answer.divergence(mean, logVariance)
    try expect(
      divergence, near: 1.6158, "the price of clouds with variances 4 and 1/e",
      hint: "The second argument is ln σ²: take it to the power of e once, and not of its half.")
    let hint = "Both slopes must come back: μ for a mean, (σ² - 1)/2 for a logarithm."
    try expect(
      gradient(of: divergence, withRespectTo: mean).scalars, near: [0.5, -1],
      "the slopes by the means", hint: hint)
    try expect(
      gradient(of: divergence, withRespectTo: logVariance).scalars, near: [1.5, -0.3161],
      "the slopes by the logarithms", hint: hint)
  }
}

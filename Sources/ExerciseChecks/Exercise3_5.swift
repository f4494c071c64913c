import Core

/// A whole program: a variational autoencoder of small pictures.
public protocol Exercise3_5: SendableMetatype {
  /// Learns from pictures `[N, 64]` of zeros and ones, 8 by 8 pixels each.
  ///
  /// The encoder that comes back makes `[N, 2·latent]` of pictures: the means of their clouds, then the
  /// logarithms of their variances. The decoder makes logits `[N, 64]` of codes `[N, latent]`.
  static func autoencoder(
    learningFrom pictures: Tensor, latent: Int, using random: RandomGenerator
  ) throws -> (encoder: Sequential, decoder: Sequential)
}

/// Pictures `[count, 64]` of bars: each of 8 rows and 8 columns is white with a chance of 1 in 8.
private func bars(_ count: Int, using random: RandomGenerator) -> Tensor {
  let on = Tensor.bernoulli([count, 16], probability: 0.125, using: random)
  let rows = on.slice(0..<8, along: 1).reshaped([count, 8, 1])
  let columns = on.slice(8..<16, along: 1).reshaped([count, 1, 8])
  return (1 - (1 - rows) * (1 - columns)).reshaped([count, 64])
}

/// Checks an answer to exercise 3.5.
public func check<Answer: Exercise3_5>(_: Answer.Type) -> Outcome {
  outcome {
    let random = RandomGenerator(seed: 35)
    let (known, unseen) = (bars(2_000, using: random), bars(1_000, using: random))
    let latent = 12
    let (encoder, decoder) = try Answer.autoencoder(
      learningFrom: known, latent: latent, using: random)
    let clouds = encoder(unseen, mode: .inference).detached()
    try expect(
      clouds.shape, equals: [1_000, 2 * latent], "the shape of what the encoder makes",
      hint: "The means of all numbers of a code stand before the logarithms of their variances.")
    let mean = clouds.slice(0..<latent, along: 1)
    let logVariance = clouds.slice(latent..<2 * latent, along: 1)
    let noise = Tensor.normal(mean.shape, using: random)
    let logits = decoder(mean + (0.5 * logVariance).exponential() * noise, mode: .inference)
    try expect(
      logits.shape, equals: unseen.shape, "the shape of what the decoder makes",
      hint: "64 logits for each code.")
    let surprise = 64 * binaryCrossEntropy(logits: logits, target: unseen).scalar
    let prices = logVariance.exponential() + mean.squared() - 1 - logVariance
    let price = prices.sum().scalar / 2_000
    try expect(
      surprise + price < 22, "a bound below 22 nats on pictures that it has not seen",
      found: "\(surprise) for the pixels and \(price) for the code",
      hint:
        "Whoever knows how often each pixel is white, and no more, comes to 35 nats. A sum over "
        + "the pixels, a sum over the code, and some 2,000 steps of Adam come far below.")
  }
}

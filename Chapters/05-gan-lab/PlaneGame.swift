import Core

/// A game whose pictures are points of the plane: small enough to watch while it is played.
struct PlaneGame {
  let distribution: Distribution
  let rules: PlaneRules
  let random: RandomGenerator
  /// For what is shown: looking must not change the game.
  let onlookers: RandomGenerator
  let generator, discriminator: Sequential
  let generatorOptimizer, discriminatorOptimizer: any Optimizer
  let averages: AveragedWeights

  init(_ distribution: Distribution, _ rules: PlaneRules, using random: RandomGenerator) {
    self.distribution = distribution
    self.rules = rules
    self.random = random
    generator = makeGenerator(rules, using: random)
    discriminator = makeDiscriminator(rules, using: random)
    generatorOptimizer = makeOptimizer(rules, of: generator, rate: rules.generatorRate)
    discriminatorOptimizer = makeOptimizer(rules, of: discriminator, rate: rules.discriminatorRate)
    averages = AveragedWeights(of: generator, decay: 0.99)
    onlookers = random.split()
  }

  /// All that a round changes.
  var state: [any Stateful] {
    [
      random, onlookers, generator, discriminator, generatorOptimizer, discriminatorOptimizer,
      averages,
    ]
  }
}

/// Noise to points: `[N, latent]` to `[N, 2]`.
func makeGenerator(_ rules: PlaneRules, using random: RandomGenerator) -> Sequential {
  Sequential(using: random) {
    for layer in 0..<rules.generatorLayers {
      Dense(layer == 0 ? rules.latent : rules.generatorUnits, rules.generatorUnits)
      ReLU()
    }
    Dense(rules.generatorLayers == 0 ? rules.latent : rules.generatorUnits, 2)
  }
}

/// Points, or packs of them, to verdicts: `[N, 2·pack]` to `[N, 1]`.
func makeDiscriminator(_ rules: PlaneRules, using random: RandomGenerator) -> Sequential {
  let units = rules.discriminatorUnits
  let seen = rules.comparesBatch ? units + 4 : units
  func dense(_ inputs: Int, _ outputs: Int) -> any Layer {
    rules.isSpectral ? SpectralNorm(Dense(inputs, outputs)) : Dense(inputs, outputs)
  }
  return Sequential(using: random) {
    for layer in 0..<rules.discriminatorLayers {
      dense(layer == 0 ? 2 * rules.pack : units, units)
      LeakyReLU(0.2)
    }
    if rules.comparesBatch { MinibatchDiscrimination(units, kernels: 4, features: 2) }
    dense(rules.discriminatorLayers == 0 ? 2 * rules.pack : seen, 1)
  }
}

func makeOptimizer(_ rules: PlaneRules, of network: Sequential, rate: Float) -> any Optimizer {
  rules.usesSGD
    ? SGD(network, learningRate: rate)
    : Adam(network, learningRate: rate, beta1: rules.momentum, beta2: 0.99)
}

/// Brings all weights of a network into -bound...bound; 0 is no bound.
func clip(_ network: Sequential, to bound: Float) {
  guard bound > 0 else { return }
  for parameter in network.parameters {
    parameter.assign(parameter.value.detached().clamped(to: -bound...bound))
  }
}

extension PlaneGame {
  /// Latent vectors, `[count, latent]`.
  func noise(_ count: Int, using random: RandomGenerator) -> Tensor {
    rules.hasUniformNoise
      ? .uniform([count, rules.latent], in: -1...1, using: random)
      : .normal([count, rules.latent], using: random)
  }

  /// A lesson for the discriminator: real points, and fakes that stand still.
  func trainDiscriminator() -> Float {
    let real = distribution.points(rules.batch, random).packed(by: rules.pack)
    let fake = generator(noise(rules.batch, using: random)).detached().packed(by: rules.pack)
    var loss = rules.loss.ofDiscriminator(discriminator(real), discriminator(fake))
    if rules.penalty != .none {
      loss = loss + rules.penaltyWeight * rules.penalty(discriminator, real, fake, using: random)
    }
    let value = discriminatorOptimizer.minimize(loss)
    clip(discriminator, to: rules.clip)
    return value
  }

  /// A move of the generator, through a discriminator that stands still.
  func trainGenerator() -> Float {
    let fake = generator(noise(rules.batch, using: random)).packed(by: rules.pack)
    let real = distribution.points(rules.batch, random).packed(by: rules.pack)
    let value = generatorOptimizer.minimize(
      rules.loss.ofGenerator(discriminator(real), discriminator(fake)))
    averages.update()
    return value
  }

  /// A round of the game: the losses of both, each before its last move.
  func play() -> (discriminator: Float, generator: Float) {
    var (discriminators, generators): (Float, Float) = (0, 0)
    for _ in 0..<rules.discriminatorMoves { discriminators = trainDiscriminator() }
    for _ in 0..<rules.generatorMoves { generators = trainGenerator() }
    return (discriminators, generators)
  }
}

// MARK: - To be looked at

extension PlaneGame {
  /// Points that the generator makes, `[count, 2]`, with its averaged weights.
  func fakes(_ count: Int) -> Tensor {
    averages.use { generator(noise(count, using: onlookers), mode: .inference).detached() }
  }

  /// Points as they should be, `[count, 2]`.
  func originals(_ count: Int) -> Tensor { distribution.points(count, onlookers) }

  /// How real the discriminator finds the points of a grid over a square around 0, `[side, side]`, from the
  /// lower left. What it says of a pack is what it says of one point many times.
  func verdicts(side: Int, reach: Float = 1.5) -> Tensor {
    let step = reach / Float(side)
    let line = Tensor.linspace(step - reach, reach - step, count: side).scalars
    let places = Tensor(
      line.flatMap { y in line.flatMap { x in [x, y] } }, shape: [side * side, 2])
    let packs = Tensor.concatenated(Array(repeating: places, count: rules.pack), along: 1)
    return discriminator(packs, mode: .inference).detached().reshaped([side, side])
  }
}

extension PlaneGame {
  /// Where the generator sends a grid over its noise, `[(side + 1)², 2]`, row by row: two numbers of noise from
  /// -2 to 2 each, or from -1 to 1 where it is uniform; of one number, a line of as many points.
  func manifold(side: Int) -> Tensor {
    let reach: Float = rules.hasUniformNoise ? 1 : 2
    let count = (side + 1) * (side + 1)
    let line = Tensor.linspace(-reach, reach, count: side + 1).scalars
    let rest = [Float](repeating: 0, count: max(rules.latent - 2, 0))
    let codes =
      rules.latent == 1
      ? Tensor.linspace(-reach, reach, count: count).scalars
      : line.flatMap { y in line.flatMap { x in [x, y] + rest } }
    let latent = Tensor(codes, shape: [count, rules.latent])
    return averages.use { generator(latent, mode: .inference).detached() }
  }

  /// The way in which each fake would have to move for the generator's loss to fall fastest, `[N, 2]`.
  func wishes(of fakes: Tensor) -> Tensor {
    let points = fakes.detached().tracked()
    let packs = Tensor.concatenated(Array(repeating: points, count: rules.pack), along: 1)
    let real = discriminator(
      Tensor.concatenated(
        Array(repeating: originals(fakes.shape[0]), count: rules.pack), along: 1),
      mode: .inference)
    let loss = rules.loss.ofGenerator(real, discriminator(packs, mode: .inference))
    return -Float(fakes.shape[0]) * gradient(of: loss, withRespectTo: points)
  }

  /// One number for all bits of both players' weights: two programs that print the same have played the same
  /// game. FNV-1a (Fowler, Noll, Vo 1991).
  var fingerprint: UInt64 {
    (generator.parameters + discriminator.parameters).flatMap { $0.value.scalars }
      .reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1.bitPattern)) &* 0x100_0000_01b3 }
  }
}

import Core

/// Chapter 4's game: its nets, its losses, and samples drawn with averaged weights.
struct Forger {
  let random = RandomGenerator(seed: notebook.seed)
  let batches: Batches
  let generator, discriminator: Sequential
  let generatorOptimizer, discriminatorOptimizer: Adam
  let averages: AveragedWeights

  init() {
    batches = Batches(of: known, size: recipe.batch, using: random)
    generator = Sequential(using: random) {
      Dense(recipe.latent, 256, bias: false)
      BatchNorm(256)
      ReLU()
      Dense(256, 512, bias: false)
      BatchNorm(512)
      ReLU()
      Dense(512, 784)
      Tanh()  // [N, 784]
    }
    discriminator = Sequential(using: random) {
      Dense(784, 512)
      LeakyReLU(0.2)
      Dense(512, 256)
      LeakyReLU(0.2)
      Dense(256, 1)  // [N, 1], logits
    }
    generatorOptimizer = Adam(generator, learningRate: recipe.rate, beta1: 0.5)
    discriminatorOptimizer = Adam(discriminator, learningRate: recipe.rate / 2, beta1: 0.5)
    averages = AveragedWeights(of: generator, decay: 0.99)
  }

  func noise(_ count: Int) -> Tensor { .normal([count, recipe.latent], using: random) }

  func lesson() -> (discriminator: Float, generator: Float) {
    let real = batches.next(scaledTo: -1...1).flattened()  // [N, 784]
    let fake = generator(noise(recipe.batch))
    let detective = discriminatorOptimizer.minimize(
      binaryCrossEntropy(logits: discriminator(real), target: 0.9)
        + binaryCrossEntropy(logits: discriminator(fake.detached()), target: 0))
    let forger = generatorOptimizer.minimize(
      binaryCrossEntropy(logits: discriminator(fake), target: 1))
    averages.update()
    return (detective, forger)
  }

  /// Pictures [count, 28, 28, 1] in 0...1, in batches large enough to normalise by.
  func samples(_ count: Int) -> Tensor {
    averages.use {
      let parts = (0..<(count + 499) / 500).map { _ in generator(noise(500)).detached() }
      return (Tensor.concatenated(parts).slice(0..<count) * 0.5 + 0.5).reshaped([count, 28, 28, 1])
    }
  }
}

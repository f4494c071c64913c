import Core

/// One training step of a network, to be timed: what a chapter does, by what it does it with.
struct Workload: Sendable {
  /// What the table calls it.
  let name: String
  /// Billions of multiplications and additions in one step.
  let gigaflops: Double
  /// Makes the networks, and returns the step.
  let prepare: @Sendable (RandomGenerator) -> () -> Void
}

extension Workload {
  /// All workloads, the five training steps first. Batches of 128; a step draws its noise, runs
  /// both players forward and back and updates them, and loads no data.
  static let all = [denseAutoencoder, convolutionalAutoencoder, vanillaGAN, dcgan, wganGP] + parts

  private static let batch = 128

  static let denseAutoencoder = Workload(name: "dense_ae", gigaflops: 0.135) { random in
    let network = Sequential(using: random) {
      Dense(784, 128)
      ReLU()
      Dense(128, 32)
      ReLU()
      Dense(32, 128)
      ReLU()
      Dense(128, 784)
    }
    return reconstruction(network, .uniform([batch, 784], using: random))
  }

  static let convolutionalAutoencoder = Workload(name: "conv_ae", gigaflops: 2.6) { random in
    let network = Sequential(using: random) {
      Conv2D(1, 32, kernel: 4, stride: 2, padding: 1)  // [N, 14, 14, 32]
      ReLU()
      Conv2D(32, 64, kernel: 4, stride: 2, padding: 1)  // [N, 7, 7, 64]
      ReLU()
      ConvTransposed2D(64, 32, kernel: 4, stride: 2, padding: 1)  // [N, 14, 14, 32]
      ReLU()
      ConvTransposed2D(32, 1, kernel: 4, stride: 2, padding: 1)  // [N, 28, 28, 1]
    }
    return reconstruction(network, .uniform([batch, 28, 28, 1], using: random))
  }

  private static func reconstruction(_ network: Sequential, _ x: Tensor) -> () -> Void {
    let optimizer = Adam(network)
    return { optimizer.minimize(binaryCrossEntropy(logits: network(x), target: x)) }
  }

  static let vanillaGAN = Workload(name: "vanilla_gan", gigaflops: 2.0) { random in
    let generator = Sequential(using: random) {
      Dense(100, 256)
      LeakyReLU()
      Dense(256, 512)
      LeakyReLU()
      Dense(512, 1024)
      LeakyReLU()
      Dense(1024, 784)
      Tanh()
    }
    let discriminator = Sequential(using: random) {
      Dense(784, 512)
      LeakyReLU()
      Dense(512, 256)
      LeakyReLU()
      Dense(256, 1)
    }
    let real = Tensor.uniform([batch, 784], in: -1...1, using: random)
    return game(generator, discriminator, real, random)
  }

  static let dcgan = Workload(name: "dcgan", gigaflops: 19) { random in
    let real = Tensor.uniform([batch, 28, 28, 1], in: -1...1, using: random)
    return game(
      generator(using: random), discriminator(normalized: true, using: random), real, random)
  }

  /// One step of the discriminator and one of the generator, on the same forgeries.
  private static func game(
    _ generator: Sequential, _ discriminator: Sequential, _ real: Tensor, _ random: RandomGenerator
  ) -> () -> Void {
    let generatorStep = Adam(generator, learningRate: 2e-4, beta1: 0.5)
    let discriminatorStep = Adam(discriminator, learningRate: 2e-4, beta1: 0.5)
    return {
      let fake = generator(.normal([batch, 100], using: random))
      discriminatorStep.minimize(
        binaryCrossEntropy(logits: discriminator(real), target: 0.9)
          + binaryCrossEntropy(logits: discriminator(fake.detached()), target: 0))
      generatorStep.minimize(binaryCrossEntropy(logits: discriminator(fake), target: 1))
    }
  }

  static let wganGP = Workload(name: "wgan_gp", gigaflops: 102) { random in
    let generator = generator(using: random)
    let critic = discriminator(normalized: false, using: random)
    let generatorStep = Adam(generator, learningRate: 1e-4, beta1: 0, beta2: 0.9)
    let criticStep = Adam(critic, learningRate: 1e-4, beta1: 0, beta2: 0.9)
    let real = Tensor.uniform([batch, 28, 28, 1], in: -1...1, using: random)
    func noise() -> Tensor { .normal([batch, 100], using: random) }
    return {
      for _ in 0..<5 {
        let fake = generator(noise()).detached()
        let ε = Tensor.uniform([batch, 1, 1, 1], using: random)
        let x̂ = (ε * real + (1 - ε) * fake).tracked()
        let slope = gradient(of: critic(x̂).sum(), withRespectTo: x̂, recording: true)
        let norm = (slope.flattened().squared().sum(along: 1) + 1e-12).squareRoot()
        criticStep.minimize(
          critic(fake).mean() - critic(real).mean() + 10 * (norm - 1).squared().mean())
      }
      generatorStep.minimize(-critic(generator(noise())).mean())
    }
  }

  private static func generator(using random: RandomGenerator) -> Sequential {
    Sequential(using: random) {
      Dense(100, 7 * 7 * 128, bias: false)
      Reshape(7, 7, 128)
      BatchNorm(128)
      ReLU()
      ConvTransposed2D(128, 64, kernel: 4, stride: 2, padding: 1, bias: false)  // [N, 14, 14, 64]
      BatchNorm(64)
      ReLU()
      ConvTransposed2D(64, 1, kernel: 4, stride: 2, padding: 1)  // [N, 28, 28, 1]
      Tanh()
    }
  }

  private static func discriminator(normalized: Bool, using random: RandomGenerator) -> Sequential {
    Sequential(using: random) {
      Conv2D(1, 64, kernel: 4, stride: 2, padding: 1)  // [N, 14, 14, 64]
      LeakyReLU()
      Conv2D(64, 128, kernel: 4, stride: 2, padding: 1, bias: !normalized)  // [N, 7, 7, 128]
      if normalized { BatchNorm(128) }
      LeakyReLU()
      Flatten()
      Dense(7 * 7 * 128, 1)  // [N, 1]
    }
  }
}

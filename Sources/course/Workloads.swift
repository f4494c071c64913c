import Core

/// A training step to be timed: noise, both players' passes and the optimisers, with the layers and
/// optimisers that the chapters use. No data is loaded.
struct Workload {
  /// Its name.
  let name: String
  /// Multiplications and additions in one step, in thousand millions.
  let gigaflops: Double
  /// Makes the networks, and returns the step.
  let prepare: @Sendable () -> () -> Void
}

extension Workload {
  /// All workloads: the training steps with batches of a size, then the operations that they are
  /// made of, whose sizes are fixed.
  static func all(batch: Int) -> [Workload] {
    [
      step("dense_ae", gigaflops: 0.135, denseAutoencoder, batch),
      step("conv_ae", gigaflops: 2.6, convolutionalAutoencoder, batch),
      step("vanilla_gan", gigaflops: 2.0, vanillaGAN, batch),
      step("dcgan", gigaflops: 19, dcgan, batch),
      step("wgan_gp", gigaflops: 102, wganGP, batch),
    ] + parts
  }

  /// A training step that takes so many thousand million multiplications and additions with a batch
  /// of 128.
  private static func step(
    _ name: String, gigaflops: Double, _ prepare: @escaping @Sendable (Int) -> () -> Void,
    _ batch: Int
  ) -> Workload {
    Workload(name: name, gigaflops: gigaflops * Double(batch) / 128) { prepare(batch) }
  }

  private static func denseAutoencoder(batch: Int) -> () -> Void {
    let random = RandomGenerator(seed: 1)
    let network = Sequential(using: random) {
      Dense(784, 128)
      ReLU()
      Dense(128, 32)
      ReLU()
      Dense(32, 128)
      ReLU()
      Dense(128, 784)
    }
    return autoencoder(network, on: .uniform([batch, 784], using: random))
  }

  private static func convolutionalAutoencoder(batch: Int) -> () -> Void {
    let random = RandomGenerator(seed: 1)
    let network = Sequential(using: random) {
      Conv2D(1, 32, kernel: 4, stride: 2, padding: 1)
      ReLU()
      Conv2D(32, 64, kernel: 4, stride: 2, padding: 1)
      ReLU()
      ConvTransposed2D(64, 32, kernel: 4, stride: 2, padding: 1)
      ReLU()
      ConvTransposed2D(32, 1, kernel: 4, stride: 2, padding: 1)
    }
    return autoencoder(network, on: .uniform([batch, 28, 28, 1], using: random))
  }

  private static func vanillaGAN(batch: Int) -> () -> Void {
    let random = RandomGenerator(seed: 1)
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
    return game(generator, discriminator, real, using: random)
  }

  private static func dcgan(batch: Int) -> () -> Void {
    let random = RandomGenerator(seed: 1)
    let real = Tensor.uniform([batch, 28, 28, 1], in: -1...1, using: random)
    return game(
      convolutionalGenerator(using: random),
      convolutionalDiscriminator(normalized: true, using: random), real, using: random)
  }

  private static func wganGP(batch: Int) -> () -> Void {
    let random = RandomGenerator(seed: 1)
    let generator = convolutionalGenerator(using: random)
    let critic = convolutionalDiscriminator(normalized: false, using: random)
    let generatorStep = Adam(generator, learningRate: 1e-4, beta1: 0, beta2: 0.9)
    let criticStep = Adam(critic, learningRate: 1e-4, beta1: 0, beta2: 0.9)
    let real = Tensor.uniform([batch, 28, 28, 1], in: -1...1, using: random)
    return {
      for _ in 0..<5 {
        let fake = generator(.normal([batch, 100], using: random)).detached()
        let ε = Tensor.uniform([batch, 1, 1, 1], using: random)
        let x̂ = (ε * real + (1 - ε) * fake).tracked()
        let slope = gradient(of: critic(x̂).sum(), withRespectTo: x̂, recording: true)
        let norm = (slope.flattened().squared().sum(along: 1) + 1e-12).squareRoot()
        let penalty = (norm - 1).squared().mean()
        criticStep.minimize(critic(fake).mean() - critic(real).mean() + 10 * penalty)
      }
      generatorStep.minimize(-critic(generator(.normal([batch, 100], using: random))).mean())
    }
  }

  private static func convolutionalGenerator(using random: RandomGenerator) -> Sequential {
    Sequential(using: random) {
      Dense(100, 7 * 7 * 128, bias: false)
      Reshape(7, 7, 128)
      BatchNorm(128)
      ReLU()
      ConvTransposed2D(128, 64, kernel: 4, stride: 2, padding: 1, bias: false)
      BatchNorm(64)
      ReLU()
      ConvTransposed2D(64, 1, kernel: 4, stride: 2, padding: 1)
      Tanh()
    }
  }

  private static func convolutionalDiscriminator(
    normalized: Bool, using random: RandomGenerator
  ) -> Sequential {
    Sequential(using: random) {
      Conv2D(1, 64, kernel: 4, stride: 2, padding: 1)
      LeakyReLU()
      Conv2D(64, 128, kernel: 4, stride: 2, padding: 1, bias: !normalized)
      if normalized { BatchNorm(128) }
      LeakyReLU()
      Flatten()
      Dense(7 * 7 * 128, 1)
    }
  }

  private static func autoencoder(_ network: Sequential, on x: Tensor) -> () -> Void {
    let optimizer = Adam(network)
    return { optimizer.minimize(binaryCrossEntropy(logits: network(x), target: x)) }
  }

  /// One step of each player; the generator's learns from the fakes of the discriminator's.
  private static func game(
    _ generator: Sequential, _ discriminator: Sequential, _ real: Tensor,
    using random: RandomGenerator
  ) -> () -> Void {
    let generatorStep = Adam(generator, learningRate: 2e-4, beta1: 0.5)
    let discriminatorStep = Adam(discriminator, learningRate: 2e-4, beta1: 0.5)
    let batch = real.shape[0]
    return {
      let fake = generator(.normal([batch, 100], using: random))
      discriminatorStep.minimize(
        binaryCrossEntropy(logits: discriminator(real), target: 0.9)
          + binaryCrossEntropy(logits: discriminator(fake.detached()), target: 0))
      generatorStep.minimize(binaryCrossEntropy(logits: discriminator(fake), target: 1))
    }
  }
}

// The tests train this, and `.ci/embedded` compiles it for WebAssembly and for a bare machine: it uses
// every layer and every optimiser of the core. So it imports nothing but the core.

import Core

/// A reader's own layer: what goes in, and a correction.
final class Correction: Layer {
  private let inner: Dense

  init(_ features: Int) { inner = Dense(features, features) }

  func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor { x + inner(x, mode: mode).tanh() }

  var members: Members { ["inner": .layer(inner)] }

  func summary(for input: Shape) -> LayerSummary { LayerSummary("Correction") }
}

/// A generator of pictures `[N, 12, 12, 1]` against a discriminator and a critic, and a classifier
/// beside them.
final class SmallGAN {
  private static let batch = 6

  private let random: RandomGenerator
  private let (generator, discriminator, critic, classifier):
    (
      Sequential, Sequential, Sequential, Sequential
    )
  private let (generatorAdam, discriminatorAdam): (Adam, Adam)
  private let criticRMSProp: RMSProp
  private let classifierSGD: SGD
  private let average: AveragedWeights
  private let condition = Condition(classes: 3)

  init(seed: UInt64) {
    let random = RandomGenerator(seed: seed)
    let condition = condition
    self.random = random
    generator = Sequential(using: random) {
      Embedding(2, of: condition)  // [N, 6]
      Dense(6, 3 * 3 * 8, weights: .heNormal)
      Reshape(3, 3, 8)  // [N, 3, 3, 8]
      BatchNorm(8)
      ReLU()
      ConvTransposed2D(8, 6, kernel: 4, stride: 2, padding: 1)  // [N, 6, 6, 6]
      ConditionalBatchNorm(6, on: condition)
      LeakyReLU()
      Upsample2D(2)  // [N, 12, 12, 6]
      Conv2D(6, 1, kernel: 3, padding: 1)  // [N, 12, 12, 1]
      Tanh()
    }
    discriminator = Sequential(using: random) {
      Conv2D(1, 6, kernel: 4, stride: 2, padding: 1)  // [N, 6, 6, 6]
      LeakyReLU()
      LayerNorm(6)
      Dropout(0.25, using: random)
      MaxPool2D(2)  // [N, 3, 3, 6]
      Flatten()
      Dense(54, 16)
      LeakyReLU()
      Correction(16)
      MinibatchDiscrimination(16, kernels: 3, features: 2)  // [N, 19]
      SpectralNorm(Dense(19, 1))  // [N, 1]
    }
    critic = Sequential(using: random) {
      AveragePool2D(2)  // [N, 6, 6, 1]
      SpectralNorm(Conv2D(1, 8, kernel: 3))  // [N, 4, 4, 8]
      Maxout()  // [N, 4, 4, 4]
      Sigmoid()
      Flatten()
      Dense(64, 1, bias: false)  // [N, 1]
    }
    classifier = Sequential(using: random) {
      Flatten()
      Dense(144, 3)  // [N, 3]
    }
    generatorAdam = Adam(generator, learningRate: 0.002, beta1: 0.5)
    discriminatorAdam = Adam(discriminator, learningRate: 0.002, beta1: 0.5)
    criticRMSProp = RMSProp(critic, learningRate: 0.001)
    classifierSGD = SGD(classifier, learningRate: 0.01, momentum: 0.9)
    average = AveragedWeights(of: generator, decay: 0.9)
  }

  /// What a step tells of itself.
  struct Losses {
    var discriminator, generator, critic, classifier, averagedMean: Float
  }

  /// One step of everybody.
  func step() -> Losses {
    let real = Tensor.uniform([Self.batch, 12, 12, 1], in: -1...1, using: random)
    let labels = (0..<Self.batch).map { _ in random.integer(below: 3) }
    condition.labels = labels
    let fake = generator(noise())
    let d = discriminatorAdam.minimize(
      binaryCrossEntropy(logits: discriminator(real), target: 0.9)
        + binaryCrossEntropy(logits: discriminator(fake.detached()), target: 0))
    let g = generatorAdam.minimize(binaryCrossEntropy(logits: discriminator(fake), target: 1))
    let forged = fake.detached()
    let c = criticRMSProp.minimize(
      critic(forged).mean() - critic(real).mean() + 10 * penalty(real, forged))
    let s = classifierSGD.minimize(softmaxCrossEntropy(logits: classifier(real), labels: labels))
    average.update()
    let mean = average.use { generator(noise(), mode: .inference).mean().scalar }
    return Losses(discriminator: d, generator: g, critic: c, classifier: s, averagedMean: mean)
  }

  /// The number of parts in the state of everything.
  var stateParts: Int {
    let members: [any Stateful] = [
      generator, discriminator, critic, classifier, generatorAdam, discriminatorAdam,
      criticRMSProp, classifierSGD, average, random,
    ]
    return members.reduce(0) { $0 + $1.stateParts.count }
  }

  private func noise() -> Tensor { .normal([Self.batch, 4], using: random) }

  /// The mean of (‖∇critic‖ − 1)², on random points between real and forged.
  private func penalty(_ real: Tensor, _ forged: Tensor) -> Tensor {
    let share = Tensor.uniform([Self.batch, 1, 1, 1], using: random)
    let between = (share * real + (1 - share) * forged).tracked()
    let slope = gradient(of: critic(between).sum(), withRespectTo: between, recording: true)
    let norm = (slope.flattened().squared().sum(along: 1) + 1e-8).squareRoot()
    return (norm - 1).squared().mean()
  }
}

/// The bits of the losses of each step, one line of hexadecimal numbers for each.
func linesOfLosses(steps: Int) -> [String] {
  let gan = SmallGAN(seed: 5)
  return (0..<steps).map { _ in
    let losses = gan.step()
    return [
      losses.discriminator, losses.generator, losses.critic, losses.classifier, losses.averagedMean,
    ].map { String($0.bitPattern, radix: 16) }.joined(separator: " ")
  } + ["\(gan.stateParts) parts of state"]
}

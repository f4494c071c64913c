import Core
import Exercises
import Notebook

let variations = Variations(Recipe(), flags: GeneratorFlags.self) {
  Quick(images: 600) {
    $0.steps = 16
    ($0.samples, $0.neighbors, $0.midpoints, $0.plan.samples) = (200, 50, 100, 100)
    $0.plan.films = { $0.ends(oneOf: 4) }
    $0.plan.judges = { _ in true }
  }
  Length(\.steps)
  Answers { $0.path = answered(by: Answer6_4.mix) }
  Trap("no-batch-norm", "The generator without batch normalisation.") {
    $0.generator = makeGeneratorWithoutNorm
  }
  Trap("deep-dense", "A hidden dense layer in the generator.") { $0.generator = makeDeepGenerator }
  Trap("odd-kernel", "The generator's kernels are 5 wide, which a stride of 2 does not divide.") {
    $0.generator = makeOddGenerator
  }
  Trap("sigmoid", "The generator ends in a sigmoid; the data stay between -1 and 1.") {
    $0.generator = makeGeneratorWithSigmoid
  }
  Trap("small-weights", "Every weight starts from N(0, 0.02²), as in the paper.") {
    $0.weights = .normal(standardDeviation: 0.02)
  }
  Trap("pooling", "The discriminator pools where it should stride.") {
    $0.discriminator = makePoolingDiscriminator
  }
  Trap("relu", "The discriminator's rectifiers do not leak.") { $0.leak = 0 }
  Trap("no-dropout", "The discriminator sees everything, always.") { $0.dropout = 0 }
  Trap("norm", "Batch normalisation in the discriminator, real and fake in two batches.") {
    $0.discriminator = makeDiscriminatorWithNorm
  }
  Trap("mixed-batch", "Batch normalisation in the discriminator, real and fake in one batch.") {
    ($0.discriminator, $0.verdicts) = (makeDiscriminatorWithNorm, verdictsInOneBatch)
  }
  Trap("hot-adam", "Steps ten times too long.") { $0.rate = 1e-2 }
  Trap("momentum", "Adam with its usual momentum of 0.9.") { $0.momentum = 0.9 }
  Trap("constant-pace", "Steps that stay long to the end.") { $0.pace = { _ in 1 } }
  Trap("no-averages", "Samples drawn with the last weights, not with their averages.") {
    $0.plan.drawsWithAverages = false
  }
  Trap("stale-statistics", "Averaged weights, drawn with the last weights' running statistics.") {
    $0.plan.rounds = 0
  }
  Trap("hard-labels", "The target for real pictures is 1.") { $0.realLabel = 1 }
  Trap("cube", "Latent vectors from a cube, not from a bell.") { $0.noise = cube }
  Trap("long-noise", "Not a mistake: latent vectors of 64 numbers.") { $0.latent = 64 }
  Trap("no-overview", "The discriminator without its hidden dense layer.") {
    $0.discriminator = makeDiscriminatorWithoutOverview
  }
}

// MARK: - The pieces of this chapter, each with one mistake. The text shows them beside the right ones.

func makeGeneratorWithoutNorm(using random: RandomGenerator) -> Sequential {
  Sequential(using: random) {
    Dense(recipe.latent, 7 * 7 * 64, weights: recipe.weights)
    Reshape(7, 7, 64)  // [N, 7, 7, 64]
    ReLU()
    grow(64, 32, bias: true)  // [N, 14, 14, 32]
    ReLU()
    grow(32, 1, bias: true)  // [N, 28, 28, 1]
    Tanh()
  }
}

func makeDeepGenerator(using random: RandomGenerator) -> Sequential {
  Sequential(using: random) {
    Dense(recipe.latent, 256, bias: false, weights: recipe.weights)
    BatchNorm(256)
    ReLU()
    Dense(256, 7 * 7 * 64, bias: false, weights: recipe.weights)
    Reshape(7, 7, 64)  // [N, 7, 7, 64]
    BatchNorm(64)
    ReLU()
    grow(64, 32)  // [N, 14, 14, 32]
    BatchNorm(32)
    ReLU()
    grow(32, 1, bias: true)  // [N, 28, 28, 1]
    Tanh()
  }
}

/// Grows with a kernel of 5, which needs a row more at one side.
func growOddly(_ inputs: Int, _ outputs: Int, bias: Bool = false) -> ConvTransposed2D {
  ConvTransposed2D(
    inputs, outputs, kernel: 5, stride: 2, padding: 2, outputPadding: 1, bias: bias,
    weights: recipe.weights)
}

func makeOddGenerator(using random: RandomGenerator) -> Sequential {
  Sequential(using: random) {
    Dense(recipe.latent, 7 * 7 * 64, bias: false, weights: recipe.weights)
    Reshape(7, 7, 64)  // [N, 7, 7, 64]
    BatchNorm(64)
    ReLU()
    growOddly(64, 32)  // [N, 14, 14, 32]
    BatchNorm(32)
    ReLU()
    growOddly(32, 1, bias: true)  // [N, 28, 28, 1]
    Tanh()
  }
}

func makeGeneratorWithSigmoid(using random: RandomGenerator) -> Sequential {
  Sequential(using: random) {
    Dense(recipe.latent, 7 * 7 * 64, bias: false, weights: recipe.weights)
    Reshape(7, 7, 64)  // [N, 7, 7, 64]
    BatchNorm(64)
    ReLU()
    grow(64, 32)  // [N, 14, 14, 32]
    BatchNorm(32)
    ReLU()
    grow(32, 1, bias: true)  // [N, 28, 28, 1]
    Sigmoid()
  }
}

/// Halves by pooling, with a kernel of 3.
func pool(_ inputs: Int, _ outputs: Int, using random: RandomGenerator) -> Sequential {
  Sequential {
    Conv2D(inputs, outputs, kernel: 3, padding: 1, weights: recipe.weights)
    MaxPool2D()
    LeakyReLU(recipe.leak)
    Dropout(recipe.dropout, using: random.split())
  }
}

func makePoolingDiscriminator(using random: RandomGenerator) -> Sequential {
  Sequential(using: random) {
    pool(1, 32, using: random)  // [N, 14, 14, 32]
    pool(32, 64, using: random)  // [N, 7, 7, 64]
    Flatten()
    Dense(7 * 7 * 64, 128, weights: recipe.weights)  // [N, 128]
    LeakyReLU(recipe.leak)
    Dropout(recipe.dropout, using: random.split())
    Dense(128, 1, weights: recipe.weights)  // [N, 1], logits
  }
}

/// Shrinks, and normalises before the rectifier.
func shrinkWithNorm(_ inputs: Int, _ outputs: Int, using random: RandomGenerator) -> Sequential {
  Sequential {
    Conv2D(inputs, outputs, kernel: 4, stride: 2, padding: 1, weights: recipe.weights)
    BatchNorm(outputs)
    LeakyReLU(recipe.leak)
    Dropout(recipe.dropout, using: random.split())
  }
}

func makeDiscriminatorWithNorm(using random: RandomGenerator) -> Sequential {
  Sequential(using: random) {
    shrink(1, 32, using: random)  // [N, 14, 14, 32]
    shrinkWithNorm(32, 64, using: random)  // [N, 7, 7, 64]
    Flatten()
    Dense(7 * 7 * 64, 128, weights: recipe.weights)  // [N, 128]
    LeakyReLU(recipe.leak)
    Dropout(recipe.dropout, using: random.split())
    Dense(128, 1, weights: recipe.weights)  // [N, 1], logits
  }
}

func makeDiscriminatorWithoutOverview(using random: RandomGenerator) -> Sequential {
  Sequential(using: random) {
    shrink(1, 32, using: random)  // [N, 14, 14, 32]
    shrink(32, 64, using: random)  // [N, 7, 7, 64]
    Flatten()
    Dense(7 * 7 * 64, 1, weights: recipe.weights)  // [N, 1], logits
  }
}

/// Real and fake pictures go through the discriminator as one batch, with statistics in common.
func verdictsInOneBatch(
  of discriminator: Sequential, on real: Tensor, _ fake: Tensor
) -> (onReal: Tensor, onFake: Tensor) {
  let both = discriminator(.concatenated([real, fake]))  // [2N, 1]
  let half = real.shape[0]
  return (both.slice(0..<half), both.slice(half..<2 * half))
}

/// Latent vectors from a cube, [count, latent].
func cube(_ count: Int, using random: RandomGenerator) -> Tensor {
  .uniform([count, recipe.latent], in: -1...1, using: random)
}

import Core
import Exercises
import Notebook

let variations = Variations(Recipe(), flags: GeneratorFlags.self) {
  Quick(images: 600) {
    ($0.numberSteps, $0.detectiveSteps, $0.steps) = (20, 50, 16)
    ($0.samples, $0.neighbors, $0.plan.samples) = (200, 50, 100)
    $0.plan.films = { $0.isOne(of: 2) }
    ($0.plan.judges, $0.plan.keeps) = ({ _ in true }, { _ in true })
  }
  Length(\.steps)
  Answers {
    $0.bestVerdict = answered(by: Answer4_1.bestVerdict)
    $0.discriminatorLoss = answered(by: Answer4_2.loss)
    $0.generatorLoss = answered(by: Answer4_3.loss)
  }
  Trap("classic", "Not a mistake: the nets and settings of the classic notebook, the baseline.") {
    playClassic(&$0)
  }
  Trap("smoothed-forger", "The generator's target is smoothed too.") {
    $0.generatorLoss = passForNearlyReal
  }
  Trap("forgotten-detached", "The discriminator's step keeps the graph of the generator.") {
    $0.discriminatorsTurn = { $0.trainDiscriminatorKeepingTheGraph() }
  }
  Trap("hot-adam", "Steps ten times too long.") {
    ($0.rate, $0.discriminatorRate) = (10 * $0.rate, 10 * $0.discriminatorRate)
  }
  Trap("collapse", "Three moves of the generator for one of the discriminator, no batch norm.") {
    ($0.generator, $0.generatorsTurn) = (makeGeneratorWithoutNorm, { moveThreeTimes($0) })
  }
  Trap("saturating", "The generator lowers log(1 - D) where it should raise log D.") {
    $0.generatorLoss = notBeCaught
  }
  Trap("equal-rates", "The discriminator learns as fast as the generator.") {
    $0.discriminatorRate = $0.rate
  }
  Trap("cautious", "Not a mistake: steps as short as most books advise.") {
    ($0.rate, $0.discriminatorRate) = (0.1 * $0.rate, 0.1 * $0.rate / 2)
  }
  Trap("large-batch", "Not a mistake: 64 pictures a step.", study: "--steps 2500") {
    $0.batch = 64
  }
  Trap("no-averages", "Samples drawn with the last weights, not with their averages.") {
    $0.plan.drawsWithAverages = false
  }
}

// MARK: - The pieces of this chapter, each with one thing changed. The text shows them beside the others.

/// What the classic notebook played with; a quick run is short all the same.
func playClassic(_ recipe: inout Recipe) {
  recipe.latent = 100
  recipe.batch = 100
  recipe.rate = 2e-3
  recipe.discriminatorRate = 2e-3
  recipe.momentum = 0.9
  recipe.noise = cube
  recipe.pace = { _ in 1 }
  recipe.generator = makeClassicGenerator
  recipe.discriminator = makeClassicDiscriminator
  recipe.plan.drawsWithAverages = false
}

func makeClassicGenerator(using random: RandomGenerator) -> Sequential {
  Sequential(using: random) {
    Dense(recipe.latent, 128)
    LeakyReLU(0.01)
    Dense(128, 784)
    Tanh()  // [N, 784]
  }
}

func makeClassicDiscriminator(using random: RandomGenerator) -> Sequential {
  Sequential(using: random) {
    Dense(784, 128)
    LeakyReLU(0.01)
    Dense(128, 1)  // [N, 1], logits
  }
}

/// Latent vectors from a cube, [count, latent].
func cube(_ count: Int, using random: RandomGenerator) -> Tensor {
  .uniform([count, recipe.latent], in: -1...1, using: random)
}

func makeGeneratorWithoutNorm(using random: RandomGenerator) -> Sequential {
  Sequential(using: random) {
    Dense(recipe.latent, 256)
    ReLU()
    Dense(256, 512)
    ReLU()
    Dense(512, 784)
    Tanh()  // [N, 784]
  }
}

func moveThreeTimes(_ game: Game) -> Float {
  for _ in 0..<2 { _ = game.trainGenerator() }
  return game.trainGenerator()
}

/// The loss of a generator whose target is smoothed, as the discriminator's is.
func passForNearlyReal(_ onFake: Tensor) -> Tensor {
  binaryCrossEntropy(logits: onFake, target: 0.9)
}

/// The loss of a generator that only wants not to be caught: log(1 - D).
func notBeCaught(_ onFake: Tensor) -> Tensor { -binaryCrossEntropy(logits: onFake, target: 0) }

extension Game {
  func trainDiscriminatorKeepingTheGraph() -> (loss: Float, onReal: Float, onFake: Float) {
    let real = batches.next(scaledTo: -1...1).flattened()  // [N, 784]
    let fake = generator(recipe.noise(recipe.batch, random))
    let (onReal, onFake) = (discriminator(real), discriminator(fake))  // [N, 1]
    let right = (real: share(of: onReal) { $0 > 0 }, fake: share(of: onFake) { $0 < 0 })
    let loss = discriminatorOptimizer.minimize(recipe.discriminatorLoss(onReal, onFake))
    return (loss, right.real, right.fake)
  }
}

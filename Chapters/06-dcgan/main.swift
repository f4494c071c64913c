import Core
import Foundation
import Judge
import Notebook

/// What this game is played with.
struct Recipe {
  var latent = 32
  var batch = 32
  var steps = 8000
  var rate: Float = 1e-3
  var momentum: Float = 0.5
  var realLabel: Float = 0.9
  var leak: Float = 0.2
  var dropout: Float = 0.3
  var weights = Initializer.glorotUniform

  var generator = makeGenerator
  var discriminator = makeDiscriminator
  var verdicts = verdictsApart
  var noise = bell
  var pace = slowing
  var path = around

  var plan = Monitor.Plan(
    films: { $0.ends(oneOf: 32) }, judges: { $0.ends(oneOf: 8) },
    keeps: { $0.ends(oneOf: 4) && $0.fraction != 0.75 }, samples: 2000, rounds: 40)
  var samples = 10_000
  var neighbors = 1000
  var midpoints = 2000
}
let notebook = Notebook("06-dcgan", "The convolutional forger", variations)
let recipe = notebook.recipe

notebook.cell("Pictures from -1 to 1")
let (training, test) = notebook.images()
notebook.value("training-images", training.count, "training images")

notebook.cell("A generator that grows pictures")
/// Twice as high and wide, fewer channels: from [N, h, w, inputs] to [N, 2h, 2w, outputs].
func grow(_ inputs: Int, _ outputs: Int, bias: Bool = false) -> ConvTransposed2D {
  ConvTransposed2D(
    inputs, outputs, kernel: 4, stride: 2, padding: 1, bias: bias, weights: recipe.weights)
}

func makeGenerator(using random: RandomGenerator) -> Sequential {
  Sequential(using: random) {
    Dense(recipe.latent, 7 * 7 * 64, bias: false, weights: recipe.weights)
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
let game = Game()
notebook.shapes("generator", of: game.generator, for: [recipe.batch, recipe.latent], always: true)
notebook.diagram(.net("The generator", game.generator, for: [1, recipe.latent]), as: "generator")

notebook.cell("A discriminator that shrinks them")
/// Half as high and wide, more channels: from [N, h, w, inputs] to [N, h/2, w/2, outputs].
func shrink(_ inputs: Int, _ outputs: Int, using random: RandomGenerator) -> Sequential {
  Sequential {
    Conv2D(inputs, outputs, kernel: 4, stride: 2, padding: 1, weights: recipe.weights)
    LeakyReLU(recipe.leak)
    Dropout(recipe.dropout, using: random.split())
  }
}

func makeDiscriminator(using random: RandomGenerator) -> Sequential {
  Sequential(using: random) {
    shrink(1, 32, using: random)  // [N, 14, 14, 32]
    shrink(32, 64, using: random)  // [N, 7, 7, 64]
    Flatten()
    Dense(7 * 7 * 64, 128, weights: recipe.weights)  // [N, 128]
    LeakyReLU(recipe.leak)
    Dropout(recipe.dropout, using: random.split())
    Dense(128, 1, weights: recipe.weights)  // [N, 1], logits
  }
}
notebook.shapes(
  "discriminator", of: game.discriminator, for: [recipe.batch, 28, 28, 1], always: true)
notebook.diagram(
  .net("The discriminator", game.discriminator, for: [1, 28, 28, 1]), as: "discriminator")

notebook.cell("Two moves")
/// All that changes in the game: the players, what moves them, the pictures and chance.
struct Game {
  let random = RandomGenerator(seed: notebook.seed)
  let batches: Batches
  let generator, discriminator: Sequential
  let generatorOptimizer, discriminatorOptimizer: Adam
  let averages: AveragedWeights
  let brush: RandomGenerator
  let monitor: Monitor

  init() {
    batches = Batches(of: training, size: recipe.batch, using: random)
    generator = recipe.generator(random)
    discriminator = recipe.discriminator(random)
    generatorOptimizer = Adam(generator, learningRate: recipe.rate, beta1: recipe.momentum)
    discriminatorOptimizer = Adam(discriminator, learningRate: recipe.rate, beta1: recipe.momentum)
    averages = AveragedWeights(of: generator, decay: 0.995)
    brush = random.split()  // so that looking at the game does not change it
    monitor = notebook.monitor(
      of: generator, averages: averages, using: brush, plan: recipe.plan, startsWithMoment: true
    ) { recipe.noise($0, $1) }
  }
}

/// Latent vectors from a normal distribution, [count, latent].
func bell(_ count: Int, using random: RandomGenerator) -> Tensor {
  .normal([count, recipe.latent], using: random)
}

/// The loss of the discriminator: real pictures should get 0.9, fakes 0.
func tellApart(_ onReal: Tensor, _ onFake: Tensor) -> Tensor {
  binaryCrossEntropy(logits: onReal, target: recipe.realLabel)
    + binaryCrossEntropy(logits: onFake, target: 0)
}

extension Game {
  func trainDiscriminator() -> (loss: Float, onReal: Float, onFake: Float) {
    let real = batches.next(scaledTo: -1...1)  // [N, 28, 28, 1]
    let fake = generator(recipe.noise(recipe.batch, random)).detached()
    let (onReal, onFake) = recipe.verdicts(discriminator, real, fake)  // [N, 1]
    let right = (real: share(of: onReal) { $0 > 0 }, fake: share(of: onFake) { $0 < 0 })
    let loss = discriminatorOptimizer.minimize(tellApart(onReal, onFake))
    return (loss, right.real, right.fake)
  }

  func share(of logits: Tensor, where condition: (Float) -> Bool) -> Float {
    Float(logits.scalars.count(where: condition)) / Float(logits.count)
  }

  func trainGenerator() -> Float {
    let fake = generator(recipe.noise(recipe.batch, random))  // [N, 28, 28, 1]
    let loss = generatorOptimizer.minimize(passForReal(discriminator(fake)))
    averages.update()
    return loss
  }
}

/// The loss of the generator: its fakes should pass for real.
func passForReal(_ onFake: Tensor) -> Tensor { binaryCrossEntropy(logits: onFake, target: 1) }

/// Real and fake pictures go through the discriminator apart, each with statistics of their own.
func verdictsApart(
  of discriminator: Sequential, on real: Tensor, _ fake: Tensor
) -> (onReal: Tensor, onFake: Tensor) {
  (discriminator(real), discriminator(fake))
}

notebook.cell("Weights to train with, weights to draw with")

notebook.cell("The game")
/// Long steps for half of the game, then shorter and shorter ones: a fiftieth as long at the end.
func slowing(_ step: Step) -> Float { min(1, 2.02 - 2 * Float(step.fraction)) }

let history = notebook.train("game", game, making: game.generator, steps: recipe.steps) { step in
  game.generatorOptimizer.learningRate = recipe.rate * recipe.pace(step)
  game.discriminatorOptimizer.learningRate = recipe.rate * recipe.pace(step)
  let detective = game.trainDiscriminator()
  let forger = game.trainGenerator()
  notebook.visit(game.monitor, at: step, accuracy: (detective.onReal + detective.onFake) / 2)
  return [
    "discriminator": detective.loss, "generator": forger, "right on real": detective.onReal,
    "right on fake": detective.onFake,
  ]
}
notebook.publish(game.monitor)
notebook.plot(
  Plot(
    "Two losses", x: "step", y: "cross-entropy, nats",
    .line("discriminator", history["discriminator"]), .line("generator", history["generator"])),
  as: "losses")
notebook.plot(
  Plot(
    "What the judge says", x: "step", y: "Fréchet distance",
    .line("2,000 samples", game.monitor.distances)),
  as: "quality")

notebook.cell("The verdict")
let samples = game.monitor.samples(recipe.samples)
notebook.picture(samples.slice(0..<100), columns: 20, as: "samples")
notebook.picture(samples.slice(0..<20), columns: 10, as: "twenty")
let verdict = notebook.verdicts(
  by: game.monitor.judge,
  [
    ("fakes", "generator", samples),
    ("real", "training images", training.batch(0..<samples.shape[0])),
    ("noise", "random pixels", .uniform(samples.shape, using: game.brush)),
  ])
notebook.diagnose(verdict)
notebook.writeSamples { game.monitor.samples($0) }
notebook.cell("From one digit to another")
func length(_ x: Tensor) -> Float { x.squared().sum().squareRoot().scalar }

/// The point that lies `t` of the way from a to b on a straight line.
func straight(_ a: Tensor, _ b: Tensor, _ t: Float) -> Tensor { (1 - t) * a + t * b }

/// The same on an arc: sin((1 - t)ω)/sin ω · a + sin(tω)/sin ω · b, with ω the angle between them.
func around(_ a: Tensor, _ b: Tensor, _ t: Float) -> Tensor {
  let ω = acos((a * b).sum().scalar / (length(a) * length(b)))
  return (sin((1 - t) * ω) / sin(ω)) * a + (sin(t * ω) / sin(ω)) * b
}
let ends = recipe.noise(4, game.brush)
let walk = [(0, 1), (2, 3)].flatMap { first, last in
  let (a, b) = (ends.rows([first]), ends.rows([last]))  // [1, 32]
  return [straight, recipe.path].flatMap { path in (0..<12).map { path(a, b, Float($0) / 11) } }
}
notebook.picture(game.monitor.draw(.concatenated(walk)), columns: 12, as: "walk")
let here = recipe.noise(recipe.midpoints, game.brush)
let there = recipe.noise(recipe.midpoints, game.brush)
func midpoints(_ path: (Tensor, Tensor, Float) -> Tensor) -> Tensor {
  .concatenated((0..<recipe.midpoints).map { path(here.rows([$0]), there.rows([$0]), 0.5) })
}
func meanLength(_ z: Tensor) -> Float { z.squared().sum(along: 1).squareRoot().mean().scalar }
notebook.table(
  ["latent vectors", "mean length", "top probability"],
  [("ends", here), ("straight", midpoints(straight)), ("around", midpoints(recipe.path))].map {
    name, z in
    let top = game.monitor.judge?.evaluate(game.monitor.draw(z)).meanTopProbability ?? .nan
    return [
      name, notebook.recorded("\(name)-length", meanLength(z)),
      notebook.recorded("\(name)-top", top, style: .fixed(3)),
    ]
  })

notebook.cell("Is it copying?")
let ten = samples.slice(0..<10)
let nearest = training.batch(Neighbors(of: ten, in: training).indices)
notebook.picture(.concatenated([ten, nearest]), columns: 10, as: "neighbours")

let many = min(recipe.neighbors, test.count)
let fakeDistance = Neighbors(of: samples.slice(0..<many), in: training).meanDistance
let testDistance = Neighbors(of: test.batch(0..<many), in: training).meanDistance
notebook.value("fake-distance", fakeDistance, "from a fake to the nearest training image")
notebook.value("test-distance", testDistance, "from a test image to the nearest training image")

notebook.cell("What the filters look for")
/// The filters between a picture and 32 features, [4, 4, 1, 32], as 32 small pictures.
func filters(_ weight: Parameter) -> Tensor { weight.value.detached().transposed([3, 0, 1, 2]) }

for (name, filters) in [
  ("discriminator-filters", filters(game.discriminator.parameters[0])),
  ("generator-filters", filters(game.generator.parameters.dropLast().last!)),
] {
  let strongest = filters.abs().scalars.max() ?? 1
  notebook.picture(filters, columns: 16, range: -strongest...strongest, as: name)
}
notebook.finish()

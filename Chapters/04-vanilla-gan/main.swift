import Core
import Judge
import Notebook

/// What the games of this chapter are played with.
struct Recipe {
  var numberSteps = 1500
  var detectiveSteps = 1500
  var latent = 64
  var batch = 32
  var steps = 14_000
  var rate: Float = 3e-3
  var discriminatorRate: Float = 1.5e-3
  var momentum: Float = 0.5
  var generator = makeGenerator
  var discriminator = makeDiscriminator
  var discriminatorLoss = tellApart
  var generatorLoss = passForReal
  var bestVerdict = shareOfReal
  var noise = bell
  var pace = slowing
  var discriminatorsTurn = { (game: Game) in game.trainDiscriminator() }
  var generatorsTurn = { (game: Game) in game.trainGenerator() }
  var plan = Monitor.Plan(
    films: { $0.isOne(of: 46) }, judges: { $0.isOne(of: 10) }, keeps: { $0.isOne(of: 10) },
    samples: 2000, rounds: 40)
  var samples = 10_000
  var neighbors = 1000
}
let notebook = Notebook("04-vanilla-gan", "The forger and the detective", variations)
let recipe = notebook.recipe
let random = RandomGenerator(seed: notebook.seed)

notebook.cell("A forger of numbers")
let numberForger = Sequential(using: random) {
  Dense(1, 5)
  Tanh()
  Dense(5, 5)
  Tanh()
  Dense(5, 1)
}
let numberDetective = Sequential(using: random) {
  Dense(4, 10)
  LeakyReLU()
  Dense(10, 10)
  LeakyReLU()
  Dense(10, 1)
}
/// Mean, standard deviation, skewness and excess kurtosis of each row, [N, size] to [N, 4].
func statistics(_ rows: Tensor) -> Tensor {
  let mean = rows.mean(along: 1, keepingAxis: true)
  let deviation = ((rows - mean).squared().mean(along: 1, keepingAxis: true) + 1e-6).squareRoot()
  let z = (rows - mean) / deviation
  let skewness = (z * z.squared()).mean(along: 1, keepingAxis: true)
  let kurtosis = z.squared().squared().mean(along: 1, keepingAxis: true) - 3
  return .concatenated([mean, deviation, skewness, kurtosis], along: 1)
}
func forgeNumbers(_ rows: Int) -> Tensor {
  numberForger(.normal([rows * 100, 1], using: random)).reshaped([rows, 100])
}

let numberForgerOptimizer = Adam(numberForger, beta1: 0.5)
let numberDetectiveOptimizer = Adam(numberDetective, beta1: 0.5)
let numberAverages = AveragedWeights(of: numberForger, decay: 0.995)
let numberHistory = notebook.train("numbers", steps: recipe.numberSteps) { step in
  for player in [numberForgerOptimizer, numberDetectiveOptimizer] {
    player.learningRate = 0.01 * (1 - Float(step.fraction))
  }
  for _ in 0..<3 {
    let real = Tensor.normal([8, 100], mean: 4, standardDeviation: 1.25, using: random)
    let fake = forgeNumbers(8).detached()
    numberDetectiveOptimizer.minimize(
      binaryCrossEntropy(logits: numberDetective(statistics(real)), target: 1)
        + binaryCrossEntropy(logits: numberDetective(statistics(fake)), target: 0))
  }
  let fake = statistics(forgeNumbers(8))  // [8, 4]
  let (mean, deviation) = (fake.mean(along: 0)[0], fake.mean(along: 0)[1])
  numberForgerOptimizer.minimize(binaryCrossEntropy(logits: numberDetective(fake), target: 1))
  numberAverages.update()
  return ["mean": mean, "deviation": deviation]
}
let forged = numberAverages.use { statistics(forgeNumbers(100).reshaped([1, 10_000])) }
notebook.value("forged-mean", forged[0, 0], "mean, 4 is wanted", style: .fixed(2))
notebook.value("forged-deviation", forged[0, 1], "deviation, 1.25 is wanted", style: .fixed(2))
notebook.plot(
  Plot("The forger's numbers", of: numberHistory, y: "of 100 numbers"), as: "numbers")

notebook.cell("The best detective there can be")
// snippet.best
let oneNumber = Sequential(using: random) {
  Dense(1, 32)
  Tanh()
  Dense(32, 32)
  Tanh()
  Dense(32, 1)
}
let oneNumberOptimizer = Adam(oneNumber)
notebook.train("detective", steps: recipe.detectiveSteps) { step in
  oneNumberOptimizer.learningRate = 0.005 * (1 - Float(step.fraction))
  let real = Tensor.normal([512, 1], mean: 4, standardDeviation: 1.25, using: random)
  let fake = Tensor.normal([512, 1], mean: 2, standardDeviation: 1, using: random)
  return [
    "loss": oneNumberOptimizer.minimize(
      binaryCrossEntropy(logits: oneNumber(real), target: 1)
        + binaryCrossEntropy(logits: oneNumber(fake), target: 0))
  ]
}
// snippet.end
/// The density of N(mean, deviation²) at each x, but for 1/√2π, which cancels below.
func density(_ x: Tensor, mean: Float, deviation: Float) -> Tensor {
  ((x - mean).squared() * (-0.5 / (deviation * deviation))).exponential() / deviation
}

/// D*(x) = p(x) / (p(x) + q(x)). Goodfellow et al. 2014, proposition 1.
func shareOfReal(_ p: Tensor, _ q: Tensor) -> Tensor { p / (p + q) }

let grid = Tensor.linspace(0, 6, count: 61).reshaped([61, 1])
let learned = oneNumber(grid).sigmoid()
let best = recipe.bestVerdict(
  density(grid, mean: 4, deviation: 1.25), density(grid, mean: 2, deviation: 1))
let error = (learned - best).abs().scalars.max() ?? .nan
notebook.value("best-error", error, "largest difference on the grid", style: .significant(2))
func line(_ name: String, _ y: Tensor) -> Plot.Series {
  .line(name, zip(grid.scalars, y.scalars).map { Point(Double($0), Double($1)) })
}
notebook.plot(
  Plot(
    "A trained detective and the best one", x: "x", y: "probability of real",
    line("trained", learned), line("p/(p + q)", best)), as: "best-detective")

notebook.cell("Two networks")
/// A layer of the generator, between noise and picture.
func hidden(_ inputs: Int, _ outputs: Int) -> Sequential {
  Sequential {
    Dense(inputs, outputs, bias: false)
    BatchNorm(outputs)
    ReLU()
  }
}

func makeGenerator(using random: RandomGenerator) -> Sequential {
  Sequential(using: random) {
    hidden(recipe.latent, 256)
    hidden(256, 512)
    Dense(512, 784)
    Tanh()  // [N, 784]
  }
}

func makeDiscriminator(using random: RandomGenerator) -> Sequential {
  Sequential(using: random) {
    Dense(784, 512)
    LeakyReLU(0.2)
    Dense(512, 256)
    LeakyReLU(0.2)
    Dense(256, 1)  // [N, 1], logits
  }
}
let (training, test) = notebook.images()
let game = Game(using: random)
notebook.shapes("generator", of: game.generator, for: [1, recipe.latent], always: true)
notebook.shapes("discriminator", of: game.discriminator, for: [1, 784], always: true)
notebook.diagram(.net("The generator", game.generator, for: [1, recipe.latent]), as: "generator")
notebook.diagram(
  .net("The discriminator", game.discriminator, for: [1, 784]), as: "discriminator")

notebook.cell("Two moves")
/// Latent vectors from a normal distribution, [count, latent].
func bell(_ count: Int, using random: RandomGenerator) -> Tensor {
  .normal([count, recipe.latent], using: random)
}

/// All that changes in the game: the players, what moves them, the pictures and chance.
struct Game {
  let random, brush: RandomGenerator
  let generator, discriminator: Sequential
  let generatorOptimizer, discriminatorOptimizer: Adam
  let averages: AveragedWeights
  let batches: Batches
  let monitor: Monitor

  init(using random: RandomGenerator) {
    self.random = random
    generator = recipe.generator(random)
    discriminator = recipe.discriminator(random)
    generatorOptimizer = Adam(generator, learningRate: recipe.rate, beta1: recipe.momentum)
    discriminatorOptimizer = Adam(
      discriminator, learningRate: recipe.discriminatorRate, beta1: recipe.momentum)
    averages = AveragedWeights(of: generator, decay: 0.999)
    batches = Batches(of: training, size: recipe.batch, using: random)
    brush = random.split()  // so that looking at the game does not change it
    monitor = notebook.monitor(
      of: generator, averages: averages, using: brush, plan: recipe.plan
    ) { recipe.noise($0, $1) }
  }
}

/// The loss of the discriminator: real pictures should get 0.9, fakes 0.
func tellApart(_ onReal: Tensor, _ onFake: Tensor) -> Tensor {
  binaryCrossEntropy(logits: onReal, target: 0.9)
    + binaryCrossEntropy(logits: onFake, target: 0)
}

extension Game {
  func trainDiscriminator() -> (loss: Float, onReal: Float, onFake: Float) {
    let real = batches.next(scaledTo: -1...1).flattened()  // [N, 784]
    let fake = generator(recipe.noise(recipe.batch, random)).detached()
    let (onReal, onFake) = (discriminator(real), discriminator(fake))  // [N, 1]
    let right = (real: share(of: onReal) { $0 > 0 }, fake: share(of: onFake) { $0 < 0 })
    let loss = discriminatorOptimizer.minimize(recipe.discriminatorLoss(onReal, onFake))
    return (loss, right.real, right.fake)
  }

  func share(of logits: Tensor, where condition: (Float) -> Bool) -> Float {
    Float(logits.scalars.count(where: condition)) / Float(logits.count)
  }
}

/// The loss of the generator: its fakes should pass for real.
func passForReal(_ onFake: Tensor) -> Tensor { binaryCrossEntropy(logits: onFake, target: 1) }

extension Game {
  func trainGenerator() -> Float {
    let fake = generator(recipe.noise(recipe.batch, random))  // [N, 784]
    let loss = generatorOptimizer.minimize(recipe.generatorLoss(discriminator(fake)))
    averages.update()
    return loss
  }
}
notebook.diagram(lessonOfDetective(game, batch: recipe.batch), as: "detectives-move")
notebook.diagram(lessonOfForger(game, batch: recipe.batch), as: "forgers-move")

notebook.cell("The game")
/// Long steps first; at the end they are a third as long.
func slowing(_ step: Step) -> Float { 1 - 0.7 * Float(step.fraction) }

let history = notebook.train("game", game, making: game.generator, steps: recipe.steps) { step in
  game.generatorOptimizer.learningRate = recipe.rate * recipe.pace(step)
  game.discriminatorOptimizer.learningRate = recipe.discriminatorRate * recipe.pace(step)
  let detective = recipe.discriminatorsTurn(game)
  let forger = recipe.generatorsTurn(game)
  notebook.visit(game.monitor, at: step, accuracy: (detective.onReal + detective.onFake) / 2)
  return [
    "discriminator": detective.loss, "generator": forger, "right on real": detective.onReal,
    "right on fake": detective.onFake,
  ]
}
notebook.publish(game.monitor)

notebook.cell("What the losses do not say")
notebook.plot(
  Plot(
    "Two losses", x: "step", y: "cross-entropy, nats",
    .line("discriminator", history["discriminator"]), .line("generator", history["generator"])),
  as: "losses")
notebook.plot(
  Plot(
    "How often the discriminator is right", x: "step", y: "share",
    .line("on real", history["right on real"]), .line("on fakes", history["right on fake"]),
    .rule("guessing", at: 0.5)), as: "accuracy")
notebook.plot(
  Plot(
    "What the judge says", x: "step", y: "Fréchet distance",
    .line("2,000 samples", game.monitor.distances)),
  as: "quality")
if history.steps > 0 {
  let few = min(recipe.plan.samples, test.count)
  let real = test.batch(0..<few, scaledTo: -1...1).flattened()
  let fake = game.generator(recipe.noise(few, game.brush), mode: .inference)
  notebook.plot(
    Plot(
      "D(x) and D(G(z))", x: "probability of real", y: "pictures",
      .histogram("test images", game.discriminator(real).sigmoid().scalars, in: 0...1),
      .histogram("fakes", game.discriminator(fake).sigmoid().scalars, in: 0...1)),
    as: "verdicts")
}

notebook.cell("The verdict")
// snippet.verdict
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
if let verdict {
  notebook.plot(
    Plot(
      "Which digits it draws", x: "digit", y: "share",
      .bars("share", labels: (0..<10).map(String.init), verdict.shares.map { Float($0) }),
      .rule("a tenth", at: 0.1)), as: "classes")
}
notebook.diagnose(verdict)
notebook.writeSamples { game.monitor.samples($0) }
// snippet.end
let twenty = samples.slice(0..<20)
let nearest = training.batch(Neighbors(of: twenty, in: training).indices)
notebook.picture(.concatenated([twenty, nearest]), columns: 20, as: "neighbours")
let many = min(recipe.neighbors, test.count)
let fakeDistance = Neighbors(of: samples.slice(0..<many), in: training).meanDistance
let testDistance = Neighbors(of: test.batch(0..<many), in: training).meanDistance
notebook.value("fake-distance", fakeDistance, "from a fake to the nearest training image")
notebook.value("test-distance", testDistance, "from a test image to the nearest training image")
notebook.finish()

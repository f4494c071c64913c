import Core
import Exercises
import Judge
import Notebook

let notebook = Notebook(
  chapter: "04-vanilla-gan", title: "The forger and the detective", flags: GeneratorFlags.self,
  traps: [
    "classic": "Not a mistake: the nets and settings of the classic notebook, the baseline.",
    "smoothed-forger": "The generator's target is smoothed too.",
    "forgotten-detached": "The discriminator's step keeps the graph of the generator.",
    "hot-adam": "Steps ten times too long.",
    "collapse": "Three moves of the generator for one of the discriminator, no batch norm.",
    "saturating": "The generator lowers log(1 - D) where it should raise log D.",
    "equal-rates": "The discriminator learns as fast as the generator.",
    "cautious": "Not a mistake: steps as short as most books advise.",
    "large-batch": "Not a mistake: 64 pictures a step.",
    "no-averages": "Samples drawn with the last weights, not with their averages.",
  ])
let random = RandomGenerator(seed: notebook.options.seed)

notebook.cell("A forger of numbers")
// snippet.numbers
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
// snippet.end

// snippet.statistics
/// Mean, standard deviation, skewness and excess kurtosis of each row, [N, size] to [N, 4].
func statistics(_ rows: Tensor) -> Tensor {
  let mean = rows.mean(along: 1, keepingAxis: true)
  let deviation = ((rows - mean).squared().mean(along: 1, keepingAxis: true) + 1e-6).squareRoot()
  let z = (rows - mean) / deviation
  let skewness = (z * z.squared()).mean(along: 1, keepingAxis: true)
  let kurtosis = z.squared().squared().mean(along: 1, keepingAxis: true) - 3
  return .concatenated([mean, deviation, skewness, kurtosis], along: 1)
}
// snippet.end

// snippet.number-game
func forgeNumbers(_ rows: Int) -> Tensor {
  numberForger(.normal([rows * 100, 1], using: random)).reshaped([rows, 100])
}

let numberForgerStep = Adam(numberForger, beta1: 0.5)
let numberDetectiveStep = Adam(numberDetective, beta1: 0.5)
let numberAverages = AveragedWeights(of: numberForger, decay: 0.995)
let numberHistory = notebook.train("numbers", steps: notebook.isQuick ? 20 : 1500) { step in
  for player in [numberForgerStep, numberDetectiveStep] {
    player.learningRate = 0.01 * (1 - Float(step.fraction))
  }
  for _ in 0..<3 {
    let real = Tensor.normal([8, 100], mean: 4, standardDeviation: 1.25, using: random)
    let fake = forgeNumbers(8).detached()
    numberDetectiveStep.minimize(
      binaryCrossEntropy(logits: numberDetective(statistics(real)), target: 1)
        + binaryCrossEntropy(logits: numberDetective(statistics(fake)), target: 0))
  }
  let fake = statistics(forgeNumbers(8))  // [8, 4]
  let (mean, deviation) = (fake.mean(along: 0)[0], fake.mean(along: 0)[1])
  numberForgerStep.minimize(binaryCrossEntropy(logits: numberDetective(fake), target: 1))
  numberAverages.update()
  return ["mean": mean, "deviation": deviation]
}
let forged = numberAverages.use { statistics(forgeNumbers(100).reshaped([1, 10_000])) }
notebook.value("forged-mean", forged[0, 0], "mean, 4 is wanted", style: .fixed(2))
notebook.value("forged-deviation", forged[0, 1], "deviation, 1.25 is wanted", style: .fixed(2))
notebook.plot(
  Plot("The forger's numbers", of: numberHistory, y: "of 100 numbers"), as: "numbers")
// snippet.end

notebook.cell("The best detective there can be")
// snippet.best
let oneNumber = Sequential(using: random) {
  Dense(1, 32)
  Tanh()
  Dense(32, 32)
  Tanh()
  Dense(32, 1)
}
let oneNumberStep = Adam(oneNumber)
notebook.train("detective", steps: notebook.isQuick ? 50 : 1500) { step in
  oneNumberStep.learningRate = 0.005 * (1 - Float(step.fraction))
  let real = Tensor.normal([512, 1], mean: 4, standardDeviation: 1.25, using: random)
  let fake = Tensor.normal([512, 1], mean: 2, standardDeviation: 1, using: random)
  return [
    "loss": oneNumberStep.minimize(
      binaryCrossEntropy(logits: oneNumber(real), target: 1)
        + binaryCrossEntropy(logits: oneNumber(fake), target: 0))
  ]
}
// snippet.end

// snippet.grid
/// The density of N(mean, deviation²) at each x, but for 1/√2π, which cancels below.
func density(_ x: Tensor, mean: Float, deviation: Float) -> Tensor {
  ((x - mean).squared() * (-0.5 / (deviation * deviation))).exponential() / deviation
}

/// D*(x) = p(x) / (p(x) + q(x)). Goodfellow et al. 2014, proposition 1.
func bestVerdict(_ p: Tensor, _ q: Tensor) -> Tensor {
  if notebook.options.withExercises { return orStop { try Answer4_1.bestVerdict(p, q) } }
  return p / (p + q)
}

let grid = Tensor.linspace(0, 6, count: 61).reshaped([61, 1])
let learned = oneNumber(grid).sigmoid()
let best = bestVerdict(
  density(grid, mean: 4, deviation: 1.25), density(grid, mean: 2, deviation: 1))
let error = (learned - best).magnitude().scalars.max() ?? .nan
notebook.value("best-error", error, "largest difference on the grid", style: .significant(2))
func line(_ name: String, _ y: Tensor) -> Plot.Series {
  .line(name, zip(grid.scalars, y.scalars).map { Point(Double($0), Double($1)) })
}
notebook.plot(
  Plot(
    "A trained detective and the best one", x: "x", y: "probability of real",
    line("trained", learned), line("p/(p + q)", best)), as: "best-detective")
// snippet.end

notebook.cell("Two networks")
// snippet.nets
let classic = notebook.breaks("classic")
let normalises = !classic && !notebook.breaks("collapse")
let latent = classic ? 100 : 64
let leak: Float = classic ? 0.01 : 0.2

/// A layer of the generator, between noise and picture.
func hidden(_ inputs: Int, _ outputs: Int) -> Sequential {
  Sequential {
    Dense(inputs, outputs, bias: !normalises)
    if normalises { BatchNorm(outputs) }
    if classic { LeakyReLU(leak) } else { ReLU() }
  }
}

let generator = Sequential(using: random) {
  hidden(latent, classic ? 128 : 256)
  if !classic { hidden(256, 512) }
  Dense(classic ? 128 : 512, 784)
  Tanh()  // [N, 784]
}

let discriminator = Sequential(using: random) {
  if classic {
    Dense(784, 128)
  } else {
    Dense(784, 512)
    LeakyReLU(leak)
    Dense(512, 256)
  }
  LeakyReLU(leak)
  Dense(classic ? 128 : 256, 1)  // [N, 1], logits
}
// snippet.end
notebook.shapes("generator", of: generator, for: [1, latent], always: true)
notebook.shapes("discriminator", of: discriminator, for: [1, 784], always: true)

notebook.cell("Two moves")
// snippet.data
let (training, test) = notebook.images(quick: 600)
let batch = classic ? 100 : notebook.breaks("large-batch") ? 64 : 32
let batches = Batches(of: training, size: batch, using: random)

func noise(_ count: Int, using random: RandomGenerator = random) -> Tensor {
  classic
    ? .uniform([count, latent], in: -1...1, using: random)
    : .normal([count, latent], using: random)
}
// snippet.end

// snippet.optimizers
let factor: Float = notebook.breaks("hot-adam") ? 10 : notebook.breaks("cautious") ? 0.1 : 1
let rate: Float = classic ? 2e-3 : 3e-3 * factor
let discriminatorRate = classic || notebook.breaks("equal-rates") ? rate : rate / 2
let momentum: Float = classic ? 0.9 : 0.5
let generatorStep = Adam(generator, learningRate: rate, beta1: momentum)
let discriminatorStep = Adam(discriminator, learningRate: discriminatorRate, beta1: momentum)
let averages = AveragedWeights(of: generator, decay: 0.999)
// snippet.end

// snippet.discriminators-turn
/// The loss of the discriminator: real pictures should get 0.9, fakes 0.
func discriminatorLoss(_ onReal: Tensor, _ onFake: Tensor) -> Tensor {
  if notebook.options.withExercises { return orStop { try Answer4_2.loss(onReal, onFake) } }
  return binaryCrossEntropy(logits: onReal, target: 0.9)
    + binaryCrossEntropy(logits: onFake, target: 0)
}

func trainDiscriminator() -> (loss: Float, onReal: Float, onFake: Float) {
  let real = batches.next(scaledTo: -1...1).flattened()  // [N, 784]
  let forged = generator(noise(batch))
  let fake = notebook.breaks("forgotten-detached") ? forged : forged.detached()
  let (onReal, onFake) = (discriminator(real), discriminator(fake))  // [N, 1]
  let right = (real: share(of: onReal) { $0 > 0 }, fake: share(of: onFake) { $0 < 0 })
  return (discriminatorStep.minimize(discriminatorLoss(onReal, onFake)), right.real, right.fake)
}

func share(of logits: Tensor, where condition: (Float) -> Bool) -> Float {
  Float(logits.scalars.count(where: condition)) / Float(logits.count)
}
// snippet.end

// snippet.forgers-turn
/// The loss of the generator: its fakes should pass for real.
func generatorLoss(_ onFake: Tensor) -> Tensor {
  if notebook.options.withExercises { return orStop { try Answer4_3.loss(onFake) } }
  return notebook.breaks("saturating")
    ? -binaryCrossEntropy(logits: onFake, target: 0)
    : binaryCrossEntropy(logits: onFake, target: notebook.breaks("smoothed-forger") ? 0.9 : 1)
}

func trainGenerator() -> Float {
  let fake = generator(noise(batch))  // [N, 784]
  let loss = generatorStep.minimize(generatorLoss(discriminator(fake)))
  averages.update()
  return loss
}
// snippet.end

notebook.cell("The game")
// snippet.draw
let brush = random.split()  // so that looking at the game does not change it
let judge = notebook.openJudge()

/// Pictures [N, 28, 28, 1] in 0...1 that the generator makes of latent vectors.
func draw(_ z: Tensor) -> Tensor {
  (generator(z, mode: .inference).detached() * 0.5 + 0.5).reshaped([z.shape[0], 28, 28, 1])
}

/// Runs `body` with the averaged weights, after the running statistics have met them.
func withAverages<Result>(_ body: () -> Result) -> Result {
  if classic || notebook.breaks("no-averages") { return body() }
  return averages.use {
    for _ in 0..<40 { _ = generator(noise(100, using: brush)) }
    return body()
  }
}
// snippet.end

// snippet.look
let fixedNoise = noise(64, using: brush)
let film = Film(columns: 16)
let moments = Logbook<Tensor>()
let quality = Logbook<Point>()

/// Looks at the game: a frame of the film and, ten times, what the judge says.
func look(at step: Step, onReal: Float, onFake: Float) {
  withAverages {
    let pictures = draw(fixedNoise)
    film.add(pictures)
    guard step.isOne(of: notebook.isQuick ? 2 : 10) else { return }
    moments.append(pictures.slice(0..<16))
    guard let judge else { return }
    let verdict = judge.evaluate(draw(noise(notebook.isQuick ? 100 : 2000, using: brush)))
    quality.append(Point(Double(step.number), verdict.frechetDistance))
    let diagnosis = Diagnosis(verdict, discriminatorAccuracy: Double(onReal + onFake) / 2)
    notebook.print(
      "step \(step.number.grouped): Fréchet distance "
        + NumberStyle.significant(3).text(verdict.frechetDistance) + ", \(diagnosis)")
  }
}
// snippet.end

// snippet.game
/// Long steps first; at the end they are a third as long.
func setPace(_ step: Step) {
  if classic { return }
  let pace = 1 - 0.7 * Float(step.fraction)
  generatorStep.learningRate = rate * pace
  discriminatorStep.learningRate = discriminatorRate * pace
}

func play() -> History {
  let players: [any Stateful] = [
    generator, discriminator, generatorStep, discriminatorStep, averages, batches, random, brush,
    film, moments, quality,
  ]
  return notebook.train("game", steps: notebook.steps(14_000, quick: 16), saving: players) { step in
    setPace(step)
    let detective = trainDiscriminator()
    var forger = trainGenerator()
    if notebook.breaks("collapse") { for _ in 0..<2 { forger = trainGenerator() } }
    if step.isOne(of: notebook.isQuick ? 2 : 46) {
      look(at: step, onReal: detective.onReal, onFake: detective.onFake)
    }
    return [
      "discriminator": detective.loss, "generator": forger, "right on real": detective.onReal,
      "right on fake": detective.onFake,
    ]
  }
}
// snippet.end

let history: History?
if let model = notebook.flags.from {
  _ = orStop { try generator.read(from: model) }
  history = nil
} else {
  history = play()
  let means = withAverages { generator.parameters.map { $0.value.detached() } }
  for (parameter, mean) in zip(generator.parameters, means) { parameter.assign(mean) }
  let isRaw = classic || notebook.breaks("no-averages")
  notebook.write(model: generator, averages: isRaw ? nil : averages)
  notebook.picture(film, as: "training")
  notebook.picture(.concatenated(moments.entries), columns: 16, as: "moments")
}

notebook.cell("What the losses do not say")
if let history {
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
      .line("2,000 samples", quality.entries)),
    as: "quality")
  let few = min(notebook.isQuick ? 100 : 2000, test.count)
  let real = test.batch(0..<few, scaledTo: -1...1).flattened()
  let fake = generator(noise(few, using: brush), mode: .inference)
  notebook.plot(
    Plot(
      "D(x) and D(G(z))", x: "probability of real", y: "pictures",
      .histogram("test images", discriminator(real).sigmoid().scalars, in: 0...1),
      .histogram("fakes", discriminator(fake).sigmoid().scalars, in: 0...1)), as: "verdicts")
}

notebook.cell("The verdict")
// snippet.verdict
let count = notebook.isQuick ? 200 : 10_000
let samples = draw(noise(count, using: brush))
notebook.picture(samples.slice(0..<100), columns: 20, as: "samples")
let trap = notebook.options.trap ?? "no-mistake"
notebook.picture(samples.slice(0..<20), columns: 10, as: "twenty-\(trap)")
if let judge {
  let verdict = judge.evaluate(samples)
  notebook.verdicts([
    ("fakes", "generator", verdict),
    ("real", "training images", judge.evaluate(training.batch(0..<count))),
    ("noise", "random pixels", judge.evaluate(.uniform(samples.shape, using: brush))),
  ])
  notebook.plot(
    Plot(
      "Which digits it draws", x: "digit", y: "share",
      .bars("share", labels: (0..<10).map(String.init), verdict.shares.map { Float($0) }),
      .rule("a tenth", at: 0.1)), as: "classes")
  notebook.print("The judge says: \(Diagnosis(verdict))")
}
if let wanted = notebook.flags.samples {
  notebook.write(samples: wanted) { draw(noise($0, using: brush)) }
}
// snippet.end

// snippet.neighbors
let twenty = samples.slice(0..<20)
let nearest = training.batch(Neighbors(of: twenty, in: training).indices)
notebook.picture(.concatenated([twenty, nearest]), columns: 20, as: "neighbours")
let many = min(notebook.isQuick ? 50 : 1000, test.count)
let fakeDistance = Neighbors(of: samples.slice(0..<many), in: training).meanDistance
let testDistance = Neighbors(of: test.batch(0..<many), in: training).meanDistance
notebook.value("fake-distance", fakeDistance, "from a fake to the nearest training image")
notebook.value("test-distance", testDistance, "from a test image to the nearest training image")
// snippet.end
notebook.finish()

import Core
import Exercises
import Foundation
import Judge
import Notebook

let notebook = Notebook(
  chapter: "06-dcgan", title: "The convolutional forger", flags: GeneratorFlags.self,
  traps: [
    "no-batch-norm": "The generator without batch normalisation.",
    "deep-dense": "A hidden dense layer in the generator.",
    "odd-kernel": "The generator's kernels are 5 wide, which a stride of 2 does not divide.",
    "sigmoid": "The generator ends in a sigmoid; the data stay between -1 and 1.",
    "small-weights": "Every weight starts from N(0, 0.02²), as in the paper.",
    "pooling": "The discriminator pools where it should stride.",
    "relu": "The discriminator's rectifiers do not leak.",
    "no-dropout": "The discriminator sees everything, always.",
    "norm": "Batch normalisation in the discriminator, real and fake in two batches.",
    "mixed-batch": "Batch normalisation in the discriminator, real and fake in one batch.",
    "hot-adam": "Steps ten times too long.",
    "momentum": "Adam with its usual momentum of 0.9.",
    "constant-pace": "Steps that stay long to the end.",
    "no-averages": "Samples drawn with the last weights, not with their averages.",
    "stale-statistics": "Averaged weights, drawn with the last weights' running statistics.",
    "hard-labels": "The target for real pictures is 1.",
    "cube": "Latent vectors from a cube, not from a bell.",
    "long-noise": "Not a mistake: latent vectors of 64 numbers.",
    "no-overview": "The discriminator without its hidden dense layer.",
  ])
let random = RandomGenerator(seed: notebook.options.seed)

notebook.cell("Pictures from -1 to 1")
// snippet.data
let (training, test) = notebook.images(quick: 600)
let batch = 32
let batches = Batches(of: training, size: batch, using: random)
// snippet.end
notebook.value("training-images", training.count, "training images")

notebook.cell("A generator that grows pictures")
// snippet.generator
let latent = notebook.breaks("long-noise") ? 64 : 32
let normalises = !notebook.breaks("no-batch-norm")
let start: Initializer =
  notebook.breaks("small-weights") ? .normal(standardDeviation: 0.02) : .glorotUniform

/// Twice as high and wide, fewer channels: from [N, h, w, inputs] to [N, 2h, 2w, outputs].
func grow(_ inputs: Int, _ outputs: Int, bias: Bool) -> ConvTransposed2D {
  let (kernel, padding, rest) = notebook.breaks("odd-kernel") ? (5, 2, 1) : (4, 1, 0)
  return ConvTransposed2D(
    inputs, outputs, kernel: kernel, stride: 2, padding: padding, outputPadding: rest, bias: bias,
    weights: start)
}

let generator = Sequential(using: random) {
  if notebook.breaks("deep-dense") {
    Dense(latent, 256, bias: false, weights: start)
    BatchNorm(256)
    ReLU()
  }
  Dense(
    notebook.breaks("deep-dense") ? 256 : latent, 7 * 7 * 64, bias: !normalises, weights: start)
  Reshape(7, 7, 64)  // [N, 7, 7, 64]
  if normalises { BatchNorm(64) }
  ReLU()
  grow(64, 32, bias: !normalises)  // [N, 14, 14, 32]
  if normalises { BatchNorm(32) }
  ReLU()
  grow(32, 1, bias: true)  // [N, 28, 28, 1]
  if notebook.breaks("sigmoid") { Sigmoid() } else { Tanh() }
}
// snippet.end
notebook.shapes("generator", of: generator, for: [batch, latent], always: true)

notebook.cell("A discriminator that shrinks them")
// snippet.discriminator
let normalisesVerdicts = notebook.breaks("norm") || notebook.breaks("mixed-batch")
let leak: Float = notebook.breaks("relu") ? 0 : 0.2
let forgotten: Float = notebook.breaks("no-dropout") ? 0 : 0.3
let seesAll = !notebook.breaks("no-overview")

/// Half as high and wide, more channels: from [N, h, w, inputs] to [N, h/2, w/2, outputs].
func shrink(_ inputs: Int, _ outputs: Int, normalised: Bool = false) -> Sequential {
  Sequential {
    if notebook.breaks("pooling") {
      Conv2D(inputs, outputs, kernel: 3, padding: 1, weights: start)
      MaxPool2D()
    } else {
      Conv2D(inputs, outputs, kernel: 4, stride: 2, padding: 1, weights: start)
    }
    if normalised { BatchNorm(outputs) }
    LeakyReLU(leak)
    Dropout(forgotten, using: random.split())
  }
}

let discriminator = Sequential(using: random) {
  shrink(1, 32)  // [N, 14, 14, 32]
  shrink(32, 64, normalised: normalisesVerdicts)  // [N, 7, 7, 64]
  Flatten()
  if seesAll {
    Dense(7 * 7 * 64, 128, weights: start)  // [N, 128]
    LeakyReLU(leak)
    Dropout(forgotten, using: random.split())
  }
  Dense(seesAll ? 128 : 7 * 7 * 64, 1, weights: start)  // [N, 1], logits
}
// snippet.end
notebook.shapes(
  "discriminator", of: discriminator, for: [batch, 28, 28, 1], always: true)

notebook.cell("Two moves")
// snippet.optimizers
let momentum: Float = notebook.breaks("momentum") ? 0.9 : 0.5
let rate: Float = notebook.breaks("hot-adam") ? 1e-2 : 1e-3
let generatorStep = Adam(generator, learningRate: rate, beta1: momentum)
let discriminatorStep = Adam(discriminator, learningRate: rate, beta1: momentum)
let averages = AveragedWeights(of: generator, decay: 0.995)
// snippet.end

// snippet.noise
func noise(_ count: Int, using random: RandomGenerator = random) -> Tensor {
  notebook.breaks("cube")
    ? .uniform([count, latent], in: -1...1, using: random)
    : .normal([count, latent], using: random)
}
// snippet.end

// snippet.discriminators-turn
/// The loss of the discriminator: real pictures should get 0.9, fakes 0.
func discriminatorLoss(_ onReal: Tensor, _ onFake: Tensor) -> Tensor {
  binaryCrossEntropy(logits: onReal, target: notebook.breaks("hard-labels") ? 1 : 0.9)
    + binaryCrossEntropy(logits: onFake, target: 0)
}

func trainDiscriminator() -> (loss: Float, onReal: Float, onFake: Float) {
  let real = batches.next(scaledTo: -1...1)  // [N, 28, 28, 1]
  let fake = generator(noise(batch)).detached()
  let (onReal, onFake) = verdicts(real, fake)  // [N, 1]
  let right = (real: share(of: onReal) { $0 > 0 }, fake: share(of: onFake) { $0 < 0 })
  return (discriminatorStep.minimize(discriminatorLoss(onReal, onFake)), right.real, right.fake)
}

func share(of logits: Tensor, where condition: (Float) -> Bool) -> Float {
  Float(logits.scalars.count(where: condition)) / Float(logits.count)
}
// snippet.end

// snippet.separate
/// Real and fake pictures go through the discriminator apart, each with statistics of their own.
func verdicts(_ real: Tensor, _ fake: Tensor) -> (onReal: Tensor, onFake: Tensor) {
  guard notebook.breaks("mixed-batch") else { return (discriminator(real), discriminator(fake)) }
  let both = discriminator(.concatenated([real, fake]))  // [2N, 1]
  return (both.slice(0..<batch), both.slice(batch..<2 * batch))
}
// snippet.end

// snippet.forgers-turn
func trainGenerator() -> Float {
  let fake = generator(noise(batch))  // [N, 28, 28, 1]
  let loss = generatorStep.minimize(
    binaryCrossEntropy(logits: discriminator(fake), target: 1))
  averages.update()
  return loss
}
// snippet.end

notebook.cell("Weights to train with, weights to draw with")
// snippet.draw
let brush = random.split()  // so that looking at the game does not change it
let judge = notebook.openJudge()

/// Pictures [N, 28, 28, 1] in 0...1 that the generator makes of latent vectors.
func draw(_ z: Tensor) -> Tensor {
  let parts = stride(from: 0, to: z.shape[0], by: 500).map { first in
    generator(z.slice(first..<min(first + 500, z.shape[0])), mode: .inference).detached()
  }
  return .concatenated(parts) * 0.5 + 0.5
}

/// Runs `body` with the averaged weights, after the running statistics have met them.
func withAverages<Result>(_ body: () -> Result) -> Result {
  if notebook.breaks("no-averages") { return body() }
  let rounds = notebook.breaks("stale-statistics") ? 0 : 40
  return averages.use {
    for _ in 0..<rounds { _ = generator(noise(100, using: brush)) }
    return body()
  }
}
// snippet.end

notebook.cell("The game")
// snippet.look
let fixedNoise = noise(64, using: brush)
let film = Film(columns: 16)
let moments = Logbook([draw(fixedNoise.slice(0..<16))])
let quality = Logbook<Point>()

/// Looks at the game: a frame of the film and, now and then, what the judge says.
func look(at step: Step, onReal: Float, onFake: Float) {
  withAverages {
    let pictures = draw(fixedNoise)
    film.add(pictures)
    let (number, quarter) = (step.number, max(1, step.count / 4))
    if number.isMultiple(of: quarter) && number != 3 * quarter {
      moments.append(pictures.slice(0..<16))
    }
    guard let judge, number.isMultiple(of: notebook.isQuick ? quarter : max(1, step.count / 8))
    else { return }
    let verdict = judge.evaluate(draw(noise(notebook.isQuick ? 100 : 2000, using: brush)))
    quality.append(Point(Double(number), verdict.frechetDistance))
    let diagnosis = Diagnosis(verdict, discriminatorAccuracy: Double(onReal + onFake) / 2)
    notebook.print(
      "step \(number.grouped): Fréchet distance "
        + NumberStyle.significant(3).text(verdict.frechetDistance) + ", \(diagnosis)")
  }
}
// snippet.end

// snippet.game
/// Long steps for half of the game, then shorter and shorter ones.
func setPace(_ step: Step) {
  if notebook.breaks("constant-pace") { return }
  let pace = min(1, 2.02 - 2 * Float(step.fraction))
  generatorStep.learningRate = rate * pace
  discriminatorStep.learningRate = rate * pace
}

func play() -> History {
  let players: [any Stateful] = [generator, discriminator, generatorStep, discriminatorStep]
  return notebook.train(
    "game", steps: notebook.steps(8000, quick: 16),
    saving: players + [averages, batches, random, brush, film, moments, quality]
  ) { step in
    setPace(step)
    let detective = trainDiscriminator()
    let forger = trainGenerator()
    if step.isMultiple(of: max(1, step.count / (notebook.isQuick ? 4 : 32))) {
      look(at: step, onReal: detective.onReal, onFake: detective.onFake)
    }
    return [
      "discriminator": detective.loss, "generator": forger, "right on real": detective.onReal,
      "right on fake": detective.onFake,
    ]
  }
}
// snippet.end

// snippet.after
if let model = notebook.flags.from {
  notebook.load(generator, from: model)
} else {
  let history = play()
  let averaged = withAverages { generator.parameters.map { $0.value.detached() } }
  for (parameter, average) in zip(generator.parameters, averaged) { parameter.assign(average) }
  notebook.write(
    model: generator, averages: notebook.breaks("no-averages") ? nil : averages)
  notebook.picture(film, as: "training")
  notebook.picture(.concatenated(moments.entries), columns: 16, as: "moments")
  notebook.plot(
    Plot(
      "Two losses", x: "step", y: "cross-entropy, nats",
      .line("discriminator", history["discriminator"]), .line("generator", history["generator"])),
    as: "losses")
  notebook.plot(
    Plot(
      "What the judge says", x: "step", y: "Fréchet distance",
      .line("2,000 samples", quality.entries)),
    as: "quality")
}
// snippet.end

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
  notebook.print("The judge says: \(Diagnosis(verdict))")
}
if let wanted = notebook.flags.samples {
  notebook.write(samples: wanted) { draw(noise($0, using: brush)) }
}
// snippet.end

notebook.cell("From one digit to another")
// snippet.mix
func length(_ x: Tensor) -> Float { x.squared().sum().squareRoot().scalar }

/// The point that lies `t` of the way from a to b on a straight line.
func straight(_ a: Tensor, _ b: Tensor, _ t: Float) -> Tensor { (1 - t) * a + t * b }

/// The same on an arc: sin((1 - t)ω)/sin ω · a + sin(tω)/sin ω · b, with ω the angle between them.
func around(_ a: Tensor, _ b: Tensor, _ t: Float) -> Tensor {
  if notebook.options.withExercises { return orStop { try Answer6_4.mix(a, b, t) } }
  let ω = acos((a * b).sum().scalar / (length(a) * length(b)))
  return (sin((1 - t) * ω) / sin(ω)) * a + (sin(t * ω) / sin(ω)) * b
}
// snippet.end

// snippet.walk
let ends = noise(4, using: brush)
var walk: [Tensor] = []
for (first, last) in [(0, 1), (2, 3)] {
  let (a, b) = (ends.rows([first]), ends.rows([last]))  // [1, 32]
  for path in [straight, around] {
    walk += (0..<12).map { path(a, b, Float($0) / 11) }
  }
}
notebook.picture(draw(.concatenated(walk)), columns: 12, as: "walk")
// snippet.end

// snippet.midpoints
let pairs = notebook.isQuick ? 100 : 2000
let (here, there) = (noise(pairs, using: brush), noise(pairs, using: brush))
func midpoints(_ path: (Tensor, Tensor, Float) -> Tensor) -> Tensor {
  .concatenated((0..<pairs).map { path(here.rows([$0]), there.rows([$0]), 0.5) })
}
func meanLength(_ z: Tensor) -> Float { z.squared().sum(along: 1).squareRoot().mean().scalar }
let halfway = [("ends", here), ("straight", midpoints(straight)), ("around", midpoints(around))]
notebook.table(
  ["latent vectors", "mean length", "top probability"],
  halfway.map { name, z in
    let top = judge?.evaluate(draw(z)).meanTopProbability ?? .nan
    return [
      name, notebook.recorded("\(name)-length", meanLength(z)),
      notebook.recorded("\(name)-top", top, style: .fixed(3)),
    ]
  })
// snippet.end

notebook.cell("Is it copying?")
// snippet.neighbors
let ten = samples.slice(0..<10)
let nearest = training.batch(Neighbors(of: ten, in: training).indices)
notebook.picture(.concatenated([ten, nearest]), columns: 10, as: "neighbours")

let many = min(notebook.isQuick ? 50 : 1000, test.count)
let fakeDistance = Neighbors(of: samples.slice(0..<many), in: training).meanDistance
let testDistance = Neighbors(of: test.batch(0..<many), in: training).meanDistance
notebook.value("fake-distance", fakeDistance, "from a fake to the nearest training image")
notebook.value("test-distance", testDistance, "from a test image to the nearest training image")
// snippet.end

notebook.cell("What the filters look for")
// snippet.filters
/// The filters between a picture and 32 features, [4, 4, 1, 32], as 32 small pictures.
func filters(_ weight: Parameter) -> Tensor { weight.value.detached().transposed([3, 0, 1, 2]) }

for (name, filters) in [
  ("discriminator-filters", filters(discriminator.parameters[0])),
  ("generator-filters", filters(generator.parameters[generator.parameters.count - 2])),
] {
  let strongest = filters.magnitude().scalars.max() ?? 1
  notebook.picture(filters, columns: 16, range: -strongest...strongest, as: name)
}
// snippet.end
notebook.finish()

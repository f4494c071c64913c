import Core
import Exercises
import Foundation
import Judge
import Notebook

let notebook = Notebook(
  chapter: "08-wgan", title: "A ruler in place of a verdict", flags: GeneratorFlags.self,
  traps: [
    "momentum": "The critic learns by Adam, with momentum, in place of RMSProp.",
    "wrong-sign": "The generator lowers the critic's value of its pictures.",
    "no-clip": "The critic's weights go where they like.",
  ])
let random = RandomGenerator(seed: notebook.options.seed)

notebook.cell("Two parallel lines")
// snippet.divergence
/// The Jensen-Shannon divergence of two histograms, in nats: how far each is from their mean.
func jensenShannon(_ p: [Double], _ q: [Double]) -> Double {
  func term(_ p: Double, _ q: Double) -> Double { p > 0 ? p * log(2 * p / (p + q)) / 2 : 0 }
  return zip(p, q).reduce(0) { $0 + term($1.0, $1.1) + term($1.1, $1.0) }
}
// snippet.end

// snippet.lines
/// How far two upright lines are apart, one at 0 and one at θ. Their Wasserstein distance is
/// caught between what a way of moving costs and what a ruler of slope 1 reads.
func compareLines(_ θ: Double) -> (divergence: Double, moving: Double, ruler: Double) {
  let heights = (0..<100).map { Double($0) / 99 }
  let (here, there) = (heights.map { (x: 0.0, y: $0) }, heights.map { (x: θ, y: $0) })
  let moving = zip(here, there).map { hypot($0.x - $1.x, $0.y - $1.y) }.reduce(0, +) / 100
  let ruler = (there.map(\.x).reduce(0, +) - here.map(\.x).reduce(0, +)) / 100
  func columns(_ points: [(x: Double, y: Double)]) -> [Double] {
    points.reduce(into: [Double](repeating: 0, count: 41)) {
      $0[20 + Int((20 * $1.x).rounded())] += 0.01
    }
  }
  return (jensenShannon(columns(here), columns(there)), moving, abs(ruler))
}
// snippet.end

// snippet.lines-table
let offsets = (-20...20).map { Double($0) / 20 }
notebook.table(
  ["θ", "Jensen-Shannon", "cost of moving", "ruler"],
  [-1, -0.5, -0.05, 0, 0.05, 0.5, 1].map { θ in
    let (divergence, moving, ruler) = compareLines(θ)
    return [θ, divergence, moving, ruler]
  })
notebook.plot(
  Plot(
    "Two lines, θ apart", x: "θ", y: "distance",
    .line("Jensen-Shannon", offsets.map { Point($0, compareLines($0).divergence) }),
    .line("Wasserstein", offsets.map { Point($0, compareLines($0).moving) })),
  as: "lines")
// snippet.end

notebook.cell("A ruler that learns")
// snippet.sorting
/// The Wasserstein-1 distance of two samples of one size on the line: sorted, each point has its
/// partner.
func exactDistance(_ a: [Float], _ b: [Float]) -> Float {
  if notebook.options.withExercises { return orStop { try Answer8_1.distance(a, b) } }
  return zip(a.sorted(), b.sorted()).reduce(0) { $0 + abs($1.0 - $1.1) } / Float(a.count)
}
// snippet.end

// snippet.clip
let bound: Float = 0.01

/// Moves every weight that lies outside ±bound to the bound. Arjovsky et al. 2017, algorithm 1.
func clip(_ network: Sequential) {
  if notebook.options.withExercises { return orStop { try Answer8_3.clip(network, to: bound) } }
  for parameter in network.parameters {
    parameter.assign(parameter.value.detached().clamped(to: -bound...bound))
  }
}
// snippet.end

// snippet.line-critic
/// Trains a clipped critic on two samples `[n, 1]`: what it reads, and its largest slope.
func readRuler(_ a: Tensor, _ b: Tensor) -> (reading: Float, slope: Float) {
  let critic = Sequential(using: random) {
    Dense(1, 64)
    LeakyReLU()
    Dense(64, 1)
  }
  let step = RMSProp(critic, learningRate: 2e-4)
  for _ in 0..<500 {
    step.maximize(critic(a).mean() - critic(b).mean())
    clip(critic)
  }
  let grid = Tensor.linspace(-1.5, 1.5, count: 3001).reshaped([-1, 1]).tracked()
  let slopes = gradient(of: critic(grid).sum(), withRespectTo: grid)
  let reading = (critic(a).mean() - critic(b).mean()).scalar
  return (reading, slopes.magnitude().scalars.max() ?? .nan)
}
// snippet.end

// snippet.line-cases
func points(_ mean: Float, _ deviation: Float) -> Tensor {
  .normal([500, 1], mean: mean, standardDeviation: deviation, using: random)
}
let cases = [
  ("shifted", points(0.4, 0.15), points(-0.3, 0.2)),
  (
    "narrowed", .concatenated([points(0.1, 0.05), points(0.6, 0.05)]),
    .concatenated([points(-0.5, 0.2), points(-0.2, 0.2)])
  ),
  ("widened", points(0, 0.4), points(0, 0.1)),
]
notebook.table(
  ["samples", "exact, by sorting", "critic reads", "largest slope", "reading / slope"],
  cases.map { name, a, b in
    let (reading, slope) = readRuler(a, b)
    return [
      name, notebook.recorded("\(name)-exact", exactDistance(a.scalars, b.scalars)),
      notebook.recorded("\(name)-reading", reading), notebook.recorded("\(name)-slope", slope),
      notebook.recorded("\(name)-distance", reading / slope),
    ]
  })
// snippet.end

notebook.cell("What clipping costs")
// snippet.surface
/// 512 points in eight heaps on a circle, or on a spiral: [512, 2].
func heaps() -> Tensor {
  let angles = (0..<512).map { Float($0 % 8) * .pi / 4 }
  return Tensor(angles.flatMap { [1.4 * cos($0), 1.4 * sin($0)] }, shape: [512, 2])
    + .normal([512, 2], standardDeviation: 0.05, using: random)
}
func spiral() -> Tensor {
  let turns = (0..<512).map { 0.5 + 9 * Float($0) / 512 }
  return Tensor(turns.flatMap { [0.17 * $0 * cos($0), 0.17 * $0 * sin($0)] }, shape: [512, 2])
    + .normal([512, 2], standardDeviation: 0.05, using: random)
}

/// A clipped critic's value on a map of [-2, 2] x [-2, 2], after lessons on real points and on the
/// same points blurred: `[1, 64, 64, 1]`, 0 for its lowest value, 1 for its highest.
func surface(of real: Tensor) -> Tensor {
  let critic = Sequential(using: random) {
    Dense(2, 64)
    LeakyReLU()
    Dense(64, 64)
    LeakyReLU()
    Dense(64, 1)
  }
  let step = RMSProp(critic, learningRate: 5e-4)
  for _ in 0..<(notebook.isQuick ? 20 : 2000) {
    let fake = real + .normal(real.shape, standardDeviation: 0.6, using: random)
    step.maximize(critic(real).mean() - critic(fake).mean())
    clip(critic)
  }
  let axis = (0..<64).map { Float($0) / 63 * 4 - 2 }
  let map = Tensor(axis.flatMap { y in axis.flatMap { [$0, -y] } }, shape: [4096, 2])
  let values = critic(map)
  let (low, high) = (values.scalars.min() ?? 0, values.scalars.max() ?? 1)
  return ((values.detached() - low) / max(high - low, 1e-12)).reshaped([1, 64, 64, 1])
}
notebook.picture(
  .concatenated([surface(of: heaps()), surface(of: spiral())]), columns: 2, as: "surfaces")
// snippet.end

notebook.cell("A critic without a verdict")
// snippet.data
let (all, test) = notebook.images(quick: 600)
let (training, validation) = all.splitForTuning
let batch = 32
let batches = Batches(of: training, size: batch, using: random)

func nextReal() -> Tensor { batches.next(scaledTo: -1...1) }  // [32, 28, 28, 1]
// snippet.end

// snippet.generator
let latent = 64
let generator = Sequential(using: random) {
  Dense(latent, 7 * 7 * 64, bias: false)
  Reshape(7, 7, 64)  // [N, 7, 7, 64]
  BatchNorm(64)
  ReLU()
  ConvTransposed2D(64, 32, kernel: 4, stride: 2, padding: 1, bias: false)  // [N, 14, 14, 32]
  BatchNorm(32)
  ReLU()
  ConvTransposed2D(32, 1, kernel: 4, stride: 2, padding: 1)  // [N, 28, 28, 1]
  Tanh()
}
// snippet.end

// snippet.critic
let critic = Sequential(using: random) {
  Conv2D(1, 32, kernel: 4, stride: 2, padding: 1)  // [N, 14, 14, 32]
  LeakyReLU()
  Conv2D(32, 64, kernel: 4, stride: 2, padding: 1)  // [N, 7, 7, 64]
  LeakyReLU()
  Flatten()
  Dense(7 * 7 * 64, 1)  // [N, 1], a height, not a probability
}
// snippet.end
notebook.shapes("critic", of: critic, for: [batch, 28, 28, 1], always: true)

notebook.cell("Five lessons to one")
// snippet.optimizers
let rate: Float = 5e-5
let generatorStep = RMSProp(generator, learningRate: rate)
let criticStep: any Optimizer =
  notebook.breaks("momentum")
  ? Adam(critic, learningRate: rate, beta1: 0.9) : RMSProp(critic, learningRate: rate)
let averages = AveragedWeights(of: generator, decay: 0.995)
// snippet.end

func noise(_ count: Int, using random: RandomGenerator = random) -> Tensor {
  .normal([count, latent], using: random)
}

// snippet.train-critic
/// One lesson: raises real pictures above fake ones, and returns by how much they stood higher.
func trainCritic() -> Float {
  let (real, fake) = (nextReal(), generator(noise(batch)).detached())
  let gap = criticStep.maximize(critic(real).mean() - critic(fake).mean())
  if !notebook.breaks("no-clip") { clip(critic) }
  return gap
}
// snippet.end

// snippet.train-generator
/// Raises the fakes, and returns how high they stood.
func trainGenerator() -> Float {
  let height = critic(generator(noise(batch))).mean()
  let before =
    notebook.breaks("wrong-sign")
    ? generatorStep.minimize(height) : generatorStep.maximize(height)
  averages.update()
  return before
}
// snippet.end

// snippet.lessons
/// How often the critic learns before the generator does: more at the start and now and then, so
/// that its ruler is true. (The paper: 100 for the first 25 steps and for every 500th.)
func lessons(before step: Step) -> Int {
  if notebook.isQuick { return 5 }
  return step.number <= 10 || step.isMultiple(of: 500) ? 50 : 5
}
// snippet.end

notebook.cell("The game")
// snippet.draw
let brush = random.split()  // so that looking at the game does not change it

/// Pictures in 0...1 that the generator makes of latent vectors, with its running statistics.
func draw(_ z: Tensor) -> Tensor {
  let parts = stride(from: 0, to: z.shape[0], by: 500).map { first in
    generator(z.slice(first..<min(first + 500, z.shape[0])), mode: .inference).detached()
  }
  return (.concatenated(parts) + 1) * 0.5
}

/// Runs `body` with the averaged weights, after the running statistics have met them.
func withAverages<Result>(_ body: () -> Result) -> Result {
  averages.use {
    for _ in 0..<20 { _ = generator(noise(100, using: brush)) }
    return body()
  }
}
// snippet.end

// snippet.look
let judge = notebook.openJudge()
let validationMoments = judge?.moments(of: validation.batch(0..<validation.count))
let fixedNoise = noise(64, using: brush)
let film = Film(columns: 16)
var readings: [Float] = []
var checkpoints: [Point] = []

/// A frame of the film, and the distance from the held-back images that the judge sees.
func look(at step: Step) {
  withAverages {
    film.add(draw(fixedNoise))
    guard let judge, let validationMoments else { return }
    let samples = draw(noise(notebook.isQuick ? 100 : 1000, using: brush))
    let verdict = judge.evaluate(samples, against: validationMoments)
    checkpoints.append(Point(Double(readings.count - 1), verdict.frechetDistance))
  }
}
// snippet.end

// snippet.train
func play() {
  let players: [any Stateful] = [generator, critic, generatorStep, criticStep]
  notebook.train(
    "game", steps: notebook.steps(4000, quick: 8),
    saving: players + [averages, batches, random, brush, film]
  ) { step in
    let gaps = (0..<lessons(before: step)).map { _ in trainCritic() }
    readings.append(gaps.suffix(5).reduce(0, +) / 5)
    let height = trainGenerator()
    if step.isMultiple(of: max(1, step.count / (notebook.isQuick ? 4 : 32))) { look(at: step) }
    return ["gap": readings.last ?? .nan, "height of fakes": height]
  }
}

if let model = notebook.flags.from {
  notebook.load(generator, from: model)
} else {
  play()
  let average = withAverages { generator.parameters.map { $0.value.detached() } }
  for (parameter, value) in zip(generator.parameters, average) { parameter.assign(value) }
  notebook.write(model: generator)
  notebook.picture(film, as: "training")
}
// snippet.end

notebook.cell("Does the loss mean anything?")
// snippet.median
/// The median of each value and its neighbours, `window` in all where there are so many.
func medianFiltered(_ values: [Float], window: Int = 101) -> [Float] {
  values.indices.map { i in
    let near = values[max(0, i - window / 2)..<min(values.count, i + window / 2 + 1)].sorted()
    return near[near.count / 2]
  }
}
// snippet.end

// snippet.spearman
/// The correlation of ranks: 1 where two series rise and fall together. Spearman 1904.
func rankCorrelation(_ a: [Double], _ b: [Double]) -> Double {
  func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    return order.indices.map { Double(order.firstIndex(of: $0)!) - Double(order.count - 1) / 2 }
  }
  let (x, y) = (ranks(a), ranks(b))
  return zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } / x.reduce(0) { $0 + $1 * $1 }
}
// snippet.end

// snippet.meaning
let smooth = medianFiltered(readings)
if !checkpoints.isEmpty {
  let readAt = checkpoints.map { Double(smooth[Int($0.x)]) }
  notebook.value(
    "rank-correlation", rankCorrelation(readAt, checkpoints.map(\.y)),
    "rank correlation of reading and Fréchet distance, \(checkpoints.count) checkpoints",
    style: .fixed(2), key: true)
  notebook.plot(
    Plot(
      "The critic against the judge", x: "critic's reading", y: "Fréchet distance",
      scale: .logarithmic,
      .scatter("checkpoints", zip(readAt, checkpoints).map { Point($0, $1.y) })),
    as: "meaning")
}
if let last = smooth.last {
  notebook.value(
    "last-reading", last, "the critic's last reading, median of \(min(51, smooth.count))")
  notebook.plot(
    Plot(
      "What the critic reads", x: "step", y: "gap",
      .line("each step", readings), .line("median of 101", smooth)),
    as: "readings")
}
// snippet.end

// snippet.weights
if !readings.isEmpty {
  let weights = critic.parameters.flatMap(\.value.scalars)
  let atBound = weights.count { abs($0) > 0.99 * bound }
  notebook.value(
    "at-bound", Double(atBound) / Double(weights.count), "weights at the bound",
    style: .percent(1))
  notebook.plot(
    Plot(
      "Where clipping leaves the weights", x: "weight", y: "count",
      .histogram("critic", weights, in: -1.1 * bound...1.1 * bound)),
    as: "weights")
}
// snippet.end

notebook.cell("The verdict")
// snippet.verdict
let count = notebook.isQuick ? 200 : 10_000
let samples = draw(noise(count, using: brush))
notebook.picture(samples.slice(0..<100), columns: 20, as: "samples")
if let judge {
  let verdict = judge.evaluate(samples)
  notebook.verdicts([
    ("fakes", "generator", verdict),
    ("real", "training images", judge.evaluate(training.batch(0..<min(count, training.count)))),
  ])
  notebook.print("The judge says: \(Diagnosis(verdict))")
}
if let wanted = notebook.flags.samples {
  notebook.write(samples: draw(noise(wanted, using: brush)))
}
// snippet.end
notebook.finish()

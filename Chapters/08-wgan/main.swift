import Core
import Foundation
import Notebook

/// What the games of this chapter are played with.
struct Recipe {
  var bound: Float = 0.01
  var surfaceLessons = 2000
  var latent = 64
  var batch = 32
  var steps = 4000
  var rate: Float = 5e-5
  var pace = Pace.constant
  var lineCritic = makeFairCritic
  var criticOptimizer = moveByRMSProp
  var clip = clipWeights
  var hold = clipWeights
  var exactDistance = sortedDistance
  var generatorMove = climb
  var lessons = lessonsBefore
  var plan = Monitor.Plan(films: { $0.ends(oneOf: 32) }, samples: 1000, rounds: 20)
  var samples = 10_000
}
let notebook = Notebook("08-wgan", "A ruler in place of a verdict", variations)
let recipe = notebook.recipe
let random = RandomGenerator(seed: notebook.seed)

notebook.cell("Two parallel lines")
/// The Jensen-Shannon divergence of two histograms, in nats: how far each is from their mean.
func jensenShannon(_ p: [Double], _ q: [Double]) -> Double {
  func term(_ p: Double, _ q: Double) -> Double { p > 0 ? p * log(2 * p / (p + q)) / 2 : 0 }
  return zip(p, q).reduce(0) { $0 + term($1.0, $1.1) + term($1.1, $1.0) }
}

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

notebook.cell("A ruler that learns")
/// The Wasserstein-1 distance of two samples of one size on the line: sorted, each point has its
/// partner.
func sortedDistance(_ a: [Float], _ b: [Float]) -> Float {
  zip(a.sorted(), b.sorted()).reduce(0) { $0 + abs($1.0 - $1.1) } / Float(a.count)
}

/// Moves every weight that lies outside ±bound to the bound. Arjovsky et al. 2017, algorithm 1.
func clipWeights(of network: Sequential, to bound: Float) {
  for parameter in network.parameters {
    parameter.assign(parameter.value.detached().clamped(to: -bound...bound))
  }
}

/// Teaches a critic of points to raise the real above the fake, and clips it after each lesson.
func teach(
  _ critic: Sequential, lessons: Int, rate: Float, _ points: () -> (real: Tensor, fake: Tensor)
) {
  let step = RMSProp(critic, learningRate: rate)
  for _ in 0..<lessons {
    let (real, fake) = points()
    step.maximize(critic(real).mean() - critic(fake).mean())
    recipe.clip(critic, recipe.bound)
  }
}

/// A critic on the line that begins without prejudice: half of its units rise and half fall, and
/// none has a say.
func makeFairCritic() -> Sequential {
  let critic = Sequential(using: random) {
    Dense(1, 64)
    LeakyReLU()
    Dense(64, 1, weights: .zeros)
  }
  let sides = (0..<64).map { $0.isMultiple(of: 2) ? recipe.bound : -recipe.bound }
  critic.parameters[0].assign(Tensor(sides, shape: [1, 64]))
  return critic
}

/// Teaches a critic two samples `[n, 1]`: what it reads, and its largest slope.
func readRuler(_ a: Tensor, _ b: Tensor) -> (reading: Float, slope: Float) {
  let critic = recipe.lineCritic()
  teach(critic, lessons: 500, rate: 2e-4) { (a, b) }
  let grid = Tensor.linspace(-1.5, 1.5, count: 3001).reshaped([-1, 1]).tracked()
  let slopes = gradient(of: critic(grid).sum(), withRespectTo: grid)
  let reading = (critic(a).mean() - critic(b).mean()).scalar
  return (reading, slopes.abs().scalars.max() ?? .nan)
}

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
      name, notebook.recorded("\(name)-exact", recipe.exactDistance(a.scalars, b.scalars)),
      notebook.recorded("\(name)-reading", reading), notebook.recorded("\(name)-slope", slope),
      notebook.recorded("\(name)-distance", reading / slope),
    ]
  })
// snippet.end
notebook.diagram(
  .transport("Sand that is moved", from: cases[1].1.scalars, to: cases[1].2.scalars), as: "sand")
notebook.diagram(
  .ruler("A ruler with a crease", over: cases[2].1.scalars, above: cases[2].2.scalars), as: "ruler")

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

/// A map of the values of a critic that was taught real points, and the same points blurred.
func surface(of real: Tensor) -> Tensor {
  let critic = Sequential(using: random) {
    Dense(2, 64)
    LeakyReLU()
    Dense(64, 64)
    LeakyReLU()
    Dense(64, 1)
  }
  teach(critic, lessons: recipe.surfaceLessons, rate: 5e-4) {
    (real, real + .normal(real.shape, standardDeviation: 0.6, using: random))
  }
  return landscape(of: critic)
}
notebook.picture(
  .concatenated([surface(of: heaps()), surface(of: spiral())]), columns: 2, as: "surfaces")

notebook.cell("A critic without a verdict")
// snippet.data
let (all, test) = notebook.images()
let (training, validation) = all.splitForTuning
// snippet.end

func makeGenerator(using random: RandomGenerator) -> Sequential {
  Sequential(using: random) {
    Dense(recipe.latent, 7 * 7 * 64, bias: false)
    Reshape(7, 7, 64)  // [N, 7, 7, 64]
    BatchNorm(64)
    ReLU()
    ConvTransposed2D(64, 32, kernel: 4, stride: 2, padding: 1, bias: false)  // [N, 14, 14, 32]
    BatchNorm(32)
    ReLU()
    ConvTransposed2D(32, 1, kernel: 4, stride: 2, padding: 1)  // [N, 28, 28, 1]
    Tanh()
  }
}

func makeCritic(using random: RandomGenerator) -> Sequential {
  Sequential(using: random) {
    Conv2D(1, 32, kernel: 4, stride: 2, padding: 1)  // [N, 14, 14, 32]
    LeakyReLU()
    Conv2D(32, 64, kernel: 4, stride: 2, padding: 1)  // [N, 7, 7, 64]
    LeakyReLU()
    Flatten()
    Dense(7 * 7 * 64, 1)  // [N, 1], a height, not a probability
  }
}
let game = Game(using: random)
notebook.shapes("critic", of: game.critic, for: [recipe.batch, 28, 28, 1], always: true)
notebook.diagram(.net("The critic", game.critic, for: [1, 28, 28, 1]), as: "critic")

notebook.cell("Five lessons to one")
/// All that changes in the game: the players, what moves them, the pictures and chance.
struct Game {
  let random: RandomGenerator
  let batches: Batches
  let generator, critic: Sequential
  let generatorOptimizer: RMSProp
  let criticOptimizer: any Optimizer
  let averages: AveragedWeights
  let monitor: Monitor

  init(using random: RandomGenerator) {
    self.random = random
    batches = Batches(of: training, size: recipe.batch, using: random)
    generator = makeGenerator(using: random)
    critic = makeCritic(using: random)
    generatorOptimizer = RMSProp(generator, learningRate: recipe.rate)
    criticOptimizer = recipe.criticOptimizer(critic, recipe.rate)
    averages = AveragedWeights(of: generator, decay: 0.995)
    monitor = notebook.monitor(
      of: generator, averages: averages, using: random.split(), keptBack: validation,
      plan: recipe.plan
    ) { noise($0, using: $1) }
  }
}

func noise(_ count: Int, using random: RandomGenerator) -> Tensor {
  .normal([count, recipe.latent], using: random)
}

/// RMSProp has no momentum.
func moveByRMSProp(_ critic: Sequential, rate: Float) -> any Optimizer {
  RMSProp(critic, learningRate: rate)
}

extension Game {
  /// One lesson: raises real pictures above fake ones, and returns by how much they stood higher.
  func trainCritic() -> Float {
    let real = batches.next(scaledTo: -1...1)  // [N, 28, 28, 1]
    let fake = generator(noise(recipe.batch, using: random)).detached()
    let gap = criticOptimizer.maximize(critic(real).mean() - critic(fake).mean())
    recipe.hold(critic, recipe.bound)
    return gap
  }

  /// Raises the fakes, and returns how high they stood.
  func trainGenerator() -> Float {
    let height = critic(generator(noise(recipe.batch, using: random))).mean()
    let before = recipe.generatorMove(generatorOptimizer, height)
    averages.update()
    return before
  }
}

/// Moves the generator so that its pictures stand higher.
func climb(_ step: any Optimizer, _ height: Tensor) -> Float { step.maximize(height) }

/// How often the critic learns before the generator does: more at the start and now and then, so
/// that its ruler is true. (The paper: 100 for the first 25 steps and for every 500th.)
func lessonsBefore(_ step: Step) -> Int {
  step.number <= 10 || step.isMultiple(of: 500) ? 50 : 5
}

notebook.cell("The game")
let history = notebook.train(
  "game", game, making: game.generator, steps: recipe.steps, every: 1
) { step in
  game.generatorOptimizer.learningRate = recipe.rate * recipe.pace.factor(at: step.fraction)
  game.criticOptimizer.learningRate = game.generatorOptimizer.learningRate
  let gaps = (0..<recipe.lessons(step)).map { _ in game.trainCritic() }
  let height = game.trainGenerator()
  game.monitor.visit(at: step)
  return ["gap": gaps.suffix(5).reduce(0, +) / 5, "height of fakes": height]
}
notebook.publish(game.monitor)
let readings = history["gap"].points.map { Float($0.y) }

notebook.cell("Does the loss mean anything?")
/// The median of each value and its neighbours, `window` in all where there are so many.
func medianFiltered(_ values: [Float], window: Int = 101) -> [Float] {
  values.indices.map { i in
    let near = values[max(0, i - window / 2)..<min(values.count, i + window / 2 + 1)].sorted()
    return near[near.count / 2]
  }
}

/// The correlation of ranks: 1 where two series rise and fall together. Spearman 1904.
func rankCorrelation(_ a: [Double], _ b: [Double]) -> Double {
  func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    return order.indices.map { Double(order.firstIndex(of: $0)!) - Double(order.count - 1) / 2 }
  }
  let (x, y) = (ranks(a), ranks(b))
  return zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } / x.reduce(0) { $0 + $1 * $1 }
}

// snippet.meaning
let smooth = medianFiltered(readings)
if !game.monitor.distances.isEmpty {
  let readAt = game.monitor.distances.map { Double(smooth[Int($0.x) - 1]) }
  notebook.value(
    "rank-correlation", rankCorrelation(readAt, game.monitor.distances.map(\.y)),
    "rank correlation of reading and Fréchet distance, \(readAt.count) visits",
    style: .fixed(2), key: true)
  notebook.plot(
    Plot(
      "The critic against the judge", x: "critic's reading", y: "Fréchet distance",
      scale: .logarithmic,
      .scatter("visits", zip(readAt, game.monitor.distances).map { Point($0, $1.y) })),
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

// snippet.weights
if !readings.isEmpty {
  let weights = game.critic.parameters.flatMap(\.value.scalars)
  let atBound = weights.count { abs($0) > 0.99 * recipe.bound }
  notebook.value(
    "at-bound", Double(atBound) / Double(weights.count), "weights at the bound",
    style: .percent(1))
  notebook.plot(
    Plot(
      "Where clipping leaves the weights", x: "weight", y: "count",
      .histogram("critic", weights, in: -1.1 * recipe.bound...1.1 * recipe.bound)),
    as: "weights")
}

notebook.cell("The verdict")
notebook.verdict(on: game.monitor, samples: recipe.samples, beside: training)
notebook.finish()

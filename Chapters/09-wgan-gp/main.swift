import Core
import Foundation
import Notebook

/// What the games of this chapter are played with.
struct Recipe {
  var λ: Float = 10
  var pointLessons = 4000
  var latent = 64
  var batch = 32
  var lessons = 2
  var steps = 4500
  var rate: Float = 1e-3
  var pace = Pace.falling
  var diracStep = moveBoth
  var between = pointsBetween
  var gradientByHand = gradientOnPaper
  var recordsSlopes = true
  var critic = makeCritic
  var objective = gapLessPenalty
  var plan = Monitor.Plan(films: { $0.ends(oneOf: 32) }, samples: 1000, rounds: 20)
  var samples = 10_000
}
let notebook = Notebook("09-wgan-gp", "The slope of a slope", variations)
let recipe = notebook.recipe
let random = RandomGenerator(seed: notebook.seed)

notebook.cell("The smallest game")
/// What holds the critic ψ·x of the Dirac game back.
enum Restraint {
  case nothing
  case clip(Double)
  case oneCentred(λ: Double)
  case zeroCentred(γ: Double)
}

/// One step of both players. All real points lie at 0, all fakes at θ, and the critic is ψ·x: it
/// climbs -ψθ less its penalty, the generator climbs ψθ. Mescheder et al. 2018, section 2.
func moveBoth(_ θ: Double, _ ψ: Double, _ restraint: Restraint, rate: Double) -> (Double, Double) {
  var ascent = -θ
  if case .oneCentred(let λ) = restraint {  // the slope of -λ(|ψ| - 1)²
    ascent -= 2 * λ * (abs(ψ) - 1) * (ψ > 0 ? 1 : ψ < 0 ? -1 : 0)
  }
  if case .zeroCentred(let γ) = restraint { ascent -= γ * ψ }  // the slope of -γψ²/2
  var next = ψ + rate * ascent
  if case .clip(let bound) = restraint { next = min(max(next, -bound), bound) }
  return (θ + rate * ψ, next)
}

// snippet.dirac-games
/// The places of the generator, from θ = 0.5, where the critic begins without an opinion.
func diracGame(_ restraint: Restraint) -> [Double] {
  var (θ, ψ) = (0.5, 0.0)
  return (0..<5_000).map { _ in
    (θ, ψ) = recipe.diracStep(θ, ψ, restraint, 0.05)
    return θ
  }
}
let games: [(name: String, path: [Double])] = [
  ("nothing", diracGame(.nothing)), ("clip 1", diracGame(.clip(1))),
  ("one-centred, λ = 0.5", diracGame(.oneCentred(λ: 0.5))),
  ("one-centred, λ = 2", diracGame(.oneCentred(λ: 2))),
  ("zero-centred, γ = 1", diracGame(.zeroCentred(γ: 1))),
]
notebook.table(
  ["restraint", "θ at the end", "lowest of the last 1,000", "highest"],
  games.map { name, path in
    let last = path.suffix(1000)
    return [
      name, notebook.recorded("\(name): end", path[4_999], style: .fixed(3)),
      notebook.recorded("\(name): low", last.min() ?? .nan, style: .fixed(3)),
      notebook.recorded("\(name): high", last.max() ?? .nan, style: .fixed(3)),
    ]
  })
func places(_ game: Int) -> Plot.Series {
  .line(
    games[game].name,
    stride(from: 0, to: 2000, by: 5).map { Point(Double($0), games[game].path[$0]) })
}
notebook.plot(
  Plot("The smallest game", x: "step", y: "θ", places(1), places(2), places(3), places(4)),
  as: "dirac")

notebook.cell("A penalty on the slope")
/// Points between real and fake, each pair with a number ε of its own: `[N, …]`.
func pointsBetween(_ real: Tensor, _ fake: Tensor) -> Tensor {
  let ε = Tensor.uniform(
    Shape([real.shape[0]] + real.shape.dropFirst().map { _ in 1 }), using: random)
  return ε * real + (1 - ε) * fake
}

/// How steep a critic is at each of the points `[N, …]`: ‖∇x̂ critic(x̂)‖₂, `[N]`.
func slopes(of critic: Sequential, at points: Tensor, recording: Bool) -> Tensor {
  let x̂ = points.detached().tracked()
  let slope = gradient(of: critic(x̂).sum(), withRespectTo: x̂, recording: recording)
  return (slope.flattened().squared().sum(along: 1) + 1e-12).squareRoot()
}

/// The mean of (‖∇x̂ critic(x̂)‖₂ − 1)². Gulrajani et al. 2017, eq. 3.
func gradientPenalty(_ critic: Sequential, _ real: Tensor, _ fake: Tensor) -> Tensor {
  let n = slopes(of: critic, at: recipe.between(real, fake), recording: recipe.recordsSlopes)
  return (n - 1).squared().mean()
}

notebook.cell("Its gradient by hand")
/// The gradients of the penalty of tanh(x·W + b)·a at points x `[N, d]`, by W `[d, m]`, b `[m]` and
/// a `[m, 1]`, worked out on paper.
func gradientOnPaper(_ x: Tensor, _ w: Tensor, _ b: Tensor, _ a: Tensor) -> [Tensor] {
  let y = (matmul(x, w) + b).tanh()  // [N, m]
  let (first, second) = (1 - y.squared(), -2 * y * (1 - y.squared()))  // tanh′, tanh″
  let row = a.reshaped([1, -1])
  let g = matmul(first * row, w, transposing: .right)  // [N, d], the slope by x
  let n = (g.squared().sum(along: 1, keepingAxis: true) + 1e-12).squareRoot()  // [N, 1]
  let pull = 2 * (n - 1) / n * g / Float(x.shape[0])  // [N, d], of the penalty by g
  let back = matmul(pull, w)  // [N, m], the same by tanh′·a
  let dh = back * row * second  // [N, m], the same by x·W + b
  let dw =
    matmul(pull, first * row, transposing: .left) + matmul(x, dh, transposing: .left)
  let da = (back * first).sum(along: 0).reshaped(a.shape)
  return [dw, dh.sum(along: 0), da]
}

// snippet.three-ways
func length(_ parts: [Tensor]) -> Float {
  parts.reduce(0) { $0 + $1.squared().sum().scalar }.squareRoot()
}
let small = Sequential(using: random) {
  Dense(3, 6, weights: .normal(standardDeviation: 1))
  Tanh()
  Dense(6, 1, bias: false, weights: .normal(standardDeviation: 1))
}
let probes = Tensor.normal([8, 3], using: random)
let weights = small.parameters  // W, b, a

func penaltyOfSmall(recording: Bool = false) -> Tensor {
  (slopes(of: small, at: probes, recording: recording) - 1).squared().mean()
}

/// The penalty's derivative by each number of a weight, from its value a little to either side.
func differences(_ weight: Parameter) -> Tensor {
  let value = weight.value.detached()
  defer { weight.assign(value) }
  var derivatives: [Float] = []
  for place in 0..<value.count {
    let sides = [-0.005, 0.005].map { (step: Float) in
      var moved = value.scalars
      moved[place] += step
      weight.assign(Tensor(moved, shape: value.shape))
      return penaltyOfSmall().scalar
    }
    derivatives.append((sides[1] - sides[0]) / 0.01)
  }
  return Tensor(derivatives, shape: value.shape)
}
let byHand = recipe.gradientByHand(
  probes, weights[0].value.detached(), weights[1].value.detached(), weights[2].value.detached())
let byCore = gradients(
  of: penaltyOfSmall(recording: true), withRespectTo: weights.map(\.value))
let byDifferences = weights.map(differences)
notebook.value("penalty-length", length(byHand), "length of the gradient by hand, 30 numbers")
for (name, other) in [("core", byCore), ("differences", byDifferences)] {
  let error = length(zip(byHand, other).map { $0 - $1 }) / length(byHand)
  notebook.value(
    "error-\(name)", error, "relative distance from the \(name)", style: .significant(1))
}
// snippet.end
notebook.diagram(wayOfPenalty(probes, weights), as: "penalty")

notebook.cell("Two ways to hold a critic")
/// 512 points in eight heaps on a circle, in any order; blurred, they are the fakes: `[512, 2]`.
func heaps(blur: Float) -> Tensor {
  let angles = (0..<512).map { _ in Float(random.integer(below: 8)) * .pi / 4 }
  return Tensor(angles.flatMap { [1.4 * cos($0), 1.4 * sin($0)] }, shape: [512, 2])
    + .normal([512, 2], standardDeviation: (0.0025 + blur * blur).squareRoot(), using: random)
}

/// A critic of points `[N, inputs]` that has had its lessons, clipped to ±0.01 or held by the
/// penalty. Real and fake stay as they are.
func taught(
  inputs: Int, clipped: Bool, _ real: () -> Tensor, _ fake: () -> Tensor
) -> Sequential {
  let critic = Sequential(using: random) {
    Dense(inputs, 64)
    LeakyReLU()
    Dense(64, 64)
    LeakyReLU()
    Dense(64, 1)
  }
  let step: any Optimizer =
    clipped
    ? RMSProp(critic, learningRate: 5e-4)
    : Adam(critic, learningRate: 5e-3, beta1: 0, beta2: 0.9)
  for lesson in 0..<recipe.pointLessons {
    let half = min(1, 2 * Float(lesson) / Float(recipe.pointLessons))
    let λ = 0.1 * pow(100, half)  // a weak hold until the critic knows which way is up
    if half == 1 { step.learningRate *= pow(0.01, 2 / Float(recipe.pointLessons)) }
    let (real, fake) = (real(), fake())
    let gap = critic(real).mean() - critic(fake).mean()
    step.maximize(clipped ? gap : gap - λ * gradientPenalty(critic, real, fake))
    guard clipped else { continue }
    for parameter in critic.parameters {
      parameter.assign(parameter.value.detached().clamped(to: -0.01...0.01))
    }
  }
  return critic
}

// snippet.surfaces
let (clipped, held) = (
  taught(inputs: 2, clipped: true, { heaps(blur: 0) }, { heaps(blur: 0.6) }),
  taught(inputs: 2, clipped: false, { heaps(blur: 0) }, { heaps(blur: 0.6) })
)
notebook.picture(
  .concatenated([landscape(of: clipped), landscape(of: held)]), columns: 2, as: "surfaces")

// snippet.widened
func onLine(_ deviation: Float) -> Tensor {
  .normal([512, 1], standardDeviation: deviation, using: random)
}
let (wide, narrow) = (onLine(0.4), onLine(0.1))
let ruler = taught(inputs: 1, clipped: false, { wide }, { narrow })
let reading = (ruler(wide).mean() - ruler(narrow).mean()).scalar
let grid = Tensor.linspace(-1.5, 1.5, count: 3001).reshaped([-1, 1])
let steepest = slopes(of: ruler, at: grid, recording: false).scalars.max() ?? .nan
let ways = zip(wide.scalars.sorted(), narrow.scalars.sorted()).map { abs($0 - $1) }
notebook.value("widened-exact", ways.reduce(0, +) / 512, "two samples on a line, by sorting")
notebook.value("widened-distance", reading / steepest, "reading over largest slope")

// snippet.balance
/// Where no multiple of a critic does better than the critic, its gap is 2λ·E[n(n - 1)], n its
/// slopes. Finds the best multiple by trial, on half of the points, and measures on the other half.
func reportBalance(_ name: String, of critic: Sequential, _ real: Tensor, _ fake: Tensor) {
  func measure(_ half: Range<Int>) -> (gap: Float, n: Tensor) {
    let parts = stride(from: half.lowerBound, to: half.upperBound, by: 500).map { first in
      let part = first..<min(first + 500, half.upperBound)
      let (real, fake) = (real.slice(part), fake.slice(part))
      let n = slopes(of: critic, at: recipe.between(real, fake), recording: false)
      return (gaps: (critic(real) - critic(fake)).detached(), n: n.detached())
    }
    return (Tensor.concatenated(parts.map(\.gaps)).mean().scalar, .concatenated(parts.map(\.n)))
  }
  let half = real.shape[0] / 2
  let (tried, fresh) = (measure(0..<half), measure(half..<2 * half))
  let objectives = (1000...5000).map { place in
    let s = Float(place) / 2000
    return (s, s * tried.gap - recipe.λ * (s * tried.n - 1).squared().mean().scalar)
  }
  let s = objectives.max { $0.1 < $1.1 }?.0 ?? 1
  let n = s * fresh.n
  notebook.value("\(name)-scale", s, "\(name): best scale", style: .fixed(3))
  notebook.value("\(name)-gap", s * fresh.gap, "\(name): gap")
  notebook.value(
    "\(name)-balance", 2 * recipe.λ * (n * (n - 1)).mean().scalar, "\(name): 2λ·E[n(n - 1)]")
}
func crowd(blur: Float) -> Tensor { .concatenated((0..<40).map { _ in heaps(blur: blur) }) }
reportBalance("heaps", of: held, crowd(blur: 0), crowd(blur: 0.6))

notebook.cell("The nets of chapter 8")
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

notebook.cell("Two lessons to one")
/// All that changes in the game: the players, what moves them, the pictures and chance.
struct Game {
  let random: RandomGenerator
  let batches: Batches
  let generator, critic: Sequential
  let generatorOptimizer, criticOptimizer: Adam
  let averages: AveragedWeights
  let monitor: Monitor

  init(using random: RandomGenerator) {
    self.random = random
    batches = Batches(of: training, size: recipe.batch, using: random)
    generator = makeGenerator(using: random)
    critic = recipe.critic(random)
    generatorOptimizer = Adam(generator, learningRate: recipe.rate, beta1: 0.5, beta2: 0.9)
    criticOptimizer = Adam(critic, learningRate: recipe.rate, beta1: 0.5, beta2: 0.9)
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

/// What the critic climbs: its gap, less λ times the penalty.
func gapLessPenalty(
  _ critic: Sequential, _ real: Tensor, _ fake: Tensor
) -> (objective: Tensor, gap: Tensor, penalty: Tensor) {
  let gap = critic(real).mean() - critic(fake).mean()
  let penalty = gradientPenalty(critic, real, fake)
  return (gap - recipe.λ * penalty, gap, penalty)
}

extension Game {
  /// One lesson: raises real pictures above fake ones where it is not too steep, and returns by how
  /// much they stood higher, and the penalty.
  func trainCritic() -> (gap: Float, penalty: Float) {
    let real = batches.next(scaledTo: -1...1)  // [N, 28, 28, 1]
    let fake = generator(noise(recipe.batch, using: random)).detached()
    let (objective, gap, penalty) = recipe.objective(critic, real, fake)
    let values = (gap.scalar, penalty.scalar)
    criticOptimizer.maximize(objective)
    return values
  }

  /// Raises the fakes, and returns how high they stood.
  func trainGenerator() -> Float {
    let height = critic(generator(noise(recipe.batch, using: random))).mean()
    let before = generatorOptimizer.maximize(height)
    averages.update()
    return before
  }
}

notebook.cell("The game")
/// The critic's slopes between 1,000 real pictures and as many fakes.
func slopesOnPictures() -> [Float] {
  let real = training.batch(0..<min(1000, training.count), scaledTo: -1...1)
  let fake = 2 * game.monitor.samples(real.shape[0]) - 1
  return slopes(of: game.critic, at: recipe.between(real, fake), recording: false).scalars
}
// snippet.train
let before = slopesOnPictures()
let history = notebook.train("game", game, making: game.generator, steps: recipe.steps) { step in
  game.generatorOptimizer.learningRate = recipe.rate * recipe.pace.factor(at: step.fraction)
  game.criticOptimizer.learningRate = game.generatorOptimizer.learningRate
  var taught = game.trainCritic()
  for _ in 1..<recipe.lessons { taught = game.trainCritic() }
  let height = game.trainGenerator()
  game.monitor.visit(at: step)
  return ["gap": taught.gap, "penalty": taught.penalty, "height of fakes": height]
}
// snippet.end

if history.steps > 0 {
  let after = slopesOnPictures()
  notebook.plot(
    Plot(
      "How steep the critic is", x: "slope", y: "count",
      .histogram("at the start", before, in: 0...2), .histogram("at the end", after, in: 0...2)),
    as: "slopes")
  notebook.value(
    "mean-slope", after.reduce(0, +) / Float(after.count), "mean slope at the end")
  notebook.plot(
    Plot("What the critic reads", x: "step", y: "gap", .line("gap", history["gap"])), as: "gap")
  let real = training.batch(0..<min(10_000, training.count), scaledTo: -1...1)
  let fakes = (0...real.shape[0] / 20).map { _ in
    game.generator(noise(20, using: game.random)).detached()
  }
  reportBalance("pictures", of: game.critic, real, .concatenated(fakes))
}
notebook.publish(game.monitor)

notebook.cell("The verdict")
notebook.verdict(on: game.monitor, samples: recipe.samples, beside: training)
notebook.plot(
  Plot(
    "The judge", x: "step", y: "Fréchet distance", scale: .logarithmic,
    .line("1,000 samples", game.monitor.distances)),
  as: "quality")
notebook.finish()

import Core
import Notebook

/// What the games of this chapter are played with.
struct Recipe {
  var distribution = Distribution.ring
  var rules = PlaneRules()
  var rounds = 6000
  var cures = changes
  var cureRounds = 3000
  var criticLessons = 1500
  var samples = 2500
  var shown = 500
  var assigned = 400
  var counting: (Tensor, [SIMD2<Float>], Float) -> [Int] = countsOfHeaps
  var eigenvalues = eigenvalues(of:)
  var distance = wassersteinDistance
}
let notebook = Notebook("05-gan-lab", "The game on a table top", variations)
let recipe = notebook.recipe
let random = RandomGenerator(seed: notebook.seed)

notebook.cell("Points instead of pictures")
let distributions: [Distribution] = [.line, .pair, .islands, .ring, .grid]
notebook.picture(
  .concatenated(distributions.map { planePicture(.real($0.points(recipe.shown, random))) }),
  columns: 5, as: "distributions")

notebook.cell("Two players, and what they see")
let game = PlaneGame(
  recipe.distribution, recipe.rules, using: RandomGenerator(seed: notebook.seed))
notebook.diagram(
  .net("The generator of points", game.generator, for: [1, recipe.rules.latent]), as: "generator")
notebook.diagram(
  .net("The discriminator of points", game.discriminator, for: [1, 2 * recipe.rules.pack]),
  as: "discriminator")
/// The plane: real points, fakes, and what the discriminator thinks of each place.
func view(of game: PlaneGame) -> Tensor {
  planePicture(
    .real(game.originals(recipe.shown)), .fake(game.fakes(recipe.shown)),
    over: game.verdicts(side: 40).sigmoid())
}

/// How far the fakes are from real points, over the shortest ways.
func distance(of game: PlaneGame) -> Float {
  recipe.distance(game.fakes(recipe.assigned), game.originals(recipe.assigned))
}
let film = Film(columns: 1)
let (moments, distances) = (Logbook<Tensor>(), Logbook<Point>())
let history = notebook.train(
  "ring", (game.state, film, moments, distances), steps: recipe.rounds
) { step in
  let losses = game.play()
  if step.isOne(of: 5) { moments.append(view(of: game)) }
  if step.isOne(of: 60) {
    film.add(view(of: game))
    distances.append(Point(Double(step.number), Double(distance(of: game))))
  }
  return ["discriminator": losses.discriminator, "generator": losses.generator]
}
notebook.picture(film, as: "film")
notebook.picture(
  .concatenated(moments.entries), columns: 5, as: "moments")
notebook.plot(Plot("Two losses", of: history, y: "nats"), as: "losses")
notebook.plot(
  Plot(
    "How far the fakes are", x: "round", y: "mean way to a real point",
    .line("fakes", distances.entries)), as: "distance")

notebook.cell("Four numbers for a heap of points")
/// What a game has come to: heaps that have a near point, heaps that have twenty, the share of near points in
/// per cent, and the divergence.
func measures(of points: Tensor, _ distribution: Distribution) -> Tensor {
  let coverage = Coverage(of: points, in: distribution, counting: recipe.counting)
  return Tensor([
    Float(coverage.modes()), Float(coverage.modes(withAtLeast: 20)), 100 * coverage.good,
    coverage.divergence,
  ])
}

/// The cells of a row of a table, each recorded under the row's name and the column's.
func row(_ name: String, _ measures: Tensor, distance: Float) -> [String] {
  let cells = zip(["heaps", "solid", "good", "divergence"], measures.scalars).map { column, value in
    notebook.recorded(
      "\(name)-\(column)", value, style: .fixed(column == "divergence" ? 3 : 1))
  }
  return [name] + cells + [notebook.recorded("\(name)-distance", distance, style: .fixed(3))]
}
let some = game.originals(recipe.assigned)
let others = game.originals(recipe.assigned)
notebook.table(
  ["points", "heaps", "with 20", "good %", "divergence", "distance"],
  [
    row(
      "real", measures(of: game.originals(recipe.samples), game.distribution),
      distance: recipe.distance(some, others)),
    row(
      "fake", measures(of: game.fakes(recipe.samples), game.distribution),
      distance: distance(of: game)),
  ])
notebook.print("fingerprint of all weights: " + String(game.fingerprint, radix: 16))

notebook.cell("Where the rules lead")
/// The smallest game: the generator is a number θ, the real point is 0, the discriminator's verdict on x is ψ·x.
/// Returns which way both want to go, the slopes of the games' own losses. Mescheder et al. 2018, section 2.
func velocity(_ θ: Tensor, _ ψ: Tensor, _ loss: Loss, _ γ: Float) -> (θ: Tensor, ψ: Tensor) {
  let (real, fake) = (0 * ψ, ψ * θ)
  let held = loss.ofDiscriminator(real, fake) + (0.5 * γ * ψ.squared()).sum()
  return (
    -gradient(of: loss.ofGenerator(real, fake), withRespectTo: θ, recording: true),
    -gradient(of: held, withRespectTo: ψ, recording: true)
  )
}

/// How the velocity changes around the goal, θ = ψ = 0: the slopes of slopes, row by row.
func jacobian(_ loss: Loss, _ γ: Float) -> [Float] {
  let (θ, ψ) = (Tensor([0]).tracked(), Tensor([0]).tracked())
  let v = velocity(θ, ψ, loss, γ)
  return [v.θ, v.ψ].flatMap { component in
    [θ, ψ].map { gradient(of: component.sum(), withRespectTo: $0).scalar }
  }
}

/// The two eigenvalues of a matrix `[a, b, c, d]`, real and imaginary part of the one with the larger ones.
func eigenvalues(of matrix: [Float]) -> (real: Float, imaginary: Float) {
  let (half, determinant) = (
    (matrix[0] + matrix[3]) / 2, matrix[0] * matrix[3] - matrix[1] * matrix[2]
  )
  let inside = half * half - determinant
  return inside < 0 ? (half, (-inside).squareRoot()) : (half + inside.squareRoot(), 0)
}

/// The places that both pass from θ = 1, ψ = 0, in steps of a tenth, taken at once.
func path(_ loss: Loss, γ: Float) -> [Point] {
  var (θ, ψ) = (Tensor([1]), Tensor([0]))
  return (0..<300).map { _ in
    let place = Point(Double(θ.scalar), Double(ψ.scalar))
    let v = velocity(θ.tracked(), ψ.tracked(), loss, γ)
    (θ, ψ) = ((θ + 0.1 * v.θ).detached(), (ψ + 0.1 * v.ψ).detached())
    return place
  }
}
let kinds: [(name: String, loss: Loss, γ: Float)] = [
  ("non-saturating", .nonSaturating, 0), ("Wasserstein", .wasserstein, 0),
  ("relativistic", .relativistic, 0), ("non-saturating + R1", .nonSaturating, 0.5),
  ("Wasserstein + R1", .wasserstein, 0.5),
]
notebook.table(
  ["loss", "real part", "imaginary part"],
  kinds.map { kind in
    let (real, imaginary) = recipe.eigenvalues(jacobian(kind.loss, kind.γ))
    return [
      kind.name, notebook.recorded("\(kind.name)-real", real, style: .fixed(3)),
      notebook.recorded("\(kind.name)-imaginary", imaginary, style: .fixed(3)),
    ]
  })
notebook.plot(
  Plot(
    "Around the goal", x: "θ, the fake", y: "ψ, the discriminator",
    .line("non-saturating", path(.nonSaturating, γ: 0)),
    .line("Wasserstein", path(.wasserstein, γ: 0)),
    .line("non-saturating + R1", path(.nonSaturating, γ: 0.5)),
    .line("Wasserstein + R1", path(.wasserstein, γ: 0.5))), as: "portraits")

notebook.cell("Collapse, made and mended")
/// The broken game, in which the generator moves three times a round, and the same with one thing changed.
var changes: [(name: String, change: (inout PlaneRules) -> Void)] {
  [
    ("collapse", { _ in }),
    ("lessons", { $0.discriminatorMoves = 3 }),
    ("packed", { $0.pack = 2 }),
    ("batch", { $0.comparesBatch = true }),
    ("spectral", { $0.isSpectral = true }),
    ("wasserstein", { ($0.loss, $0.penalty, $0.penaltyWeight) = (.wasserstein, .between, 10) }),
    ("flat", { $0.penalty = .atBoth }),
  ]
}
var rows: [[String]] = []
var ends: [Tensor] = []
for cure in recipe.cures {
  var rules = recipe.rules
  rules.generatorMoves = 3
  cure.change(&rules)
  let game = PlaneGame(.ring, rules, using: RandomGenerator(seed: notebook.seed))
  let looks = Logbook<Tensor>()
  notebook.train(cure.name, (game.state, looks), steps: recipe.cureRounds) { step in
    let losses = game.play()
    if step.fraction > 0.5 && step.isOne(of: 20) {
      looks.append(measures(of: game.fakes(recipe.samples), game.distribution))
    }
    return ["discriminator": losses.discriminator, "generator": losses.generator]
  }
  let all = Tensor.concatenated(looks.map { $0.reshaped([1, 4]) })
  let worst = all.scalars.enumerated().filter { $0.offset % 4 == 2 }.map(\.element).min() ?? .nan
  rows.append(
    row(cure.name, all.mean(along: 0), distance: distance(of: game))
      + [notebook.recorded("\(cure.name)-worst", worst, style: .fixed(1))])
  ends.append(view(of: game))
}
notebook.table(
  ["game", "heaps", "with 20", "good %", "divergence", "distance", "worst good %"], rows)
notebook.picture(.concatenated(ends), columns: 4, as: "cures")

notebook.cell("How far is far?")
/// A critic that tells two fixed heaps of points apart, held in the way that the rules say: what it reads, over its
/// steepest slope at the points and between them.
func reading(_ rules: PlaneRules, _ real: Tensor, _ fake: Tensor) -> Float {
  let random = RandomGenerator(seed: notebook.seed)
  let critic = makeDiscriminator(rules, using: random)
  let optimizer = Adam(critic, learningRate: 1e-3, beta1: 0.5, beta2: 0.99)
  for lesson in 0..<recipe.criticLessons {
    optimizer.learningRate = 1e-3 * (1 - Float(lesson) / Float(recipe.criticLessons))
    let gap = critic(real).mean() - critic(fake).mean()
    optimizer.maximize(
      gap - rules.penaltyWeight * rules.penalty(critic, real, fake, using: random))
    clip(critic, to: rules.clip)
  }
  let places = Tensor.concatenated([real, fake, 0.5 * (real + fake)]).tracked()
  let slopes = gradient(of: critic(places, mode: .inference).sum(), withRespectTo: places)
  let steepest = slopes.squared().sum(along: 1).scalars.max() ?? .nan
  return (critic(real, mode: .inference).mean() - critic(fake, mode: .inference).mean()).scalar
    / steepest.squareRoot()
}
let here = game.originals(recipe.assigned)
let there = Distribution.pair.points(recipe.assigned, random)
notebook.value(
  "exact", recipe.distance(here, there), "the ring and the pair, by assignment", style: .fixed(3))
let holds: [(name: String, change: (inout PlaneRules) -> Void)] = [
  ("clip", { $0.clip = 0.1 }),
  ("between", { ($0.penalty, $0.penaltyWeight) = (.between, 10) }),
  ("norm", { $0.isSpectral = true }),
]
for hold in holds {
  var rules = recipe.rules
  hold.change(&rules)
  notebook.value(
    "\(hold.name)-reading", reading(rules, here, there), "a critic held by \(hold.name)",
    style: .fixed(3))
}
notebook.finish()

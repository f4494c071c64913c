import Core
import Foundation
import Judge
import Notebook

/// What this chapter trains and looks with.
struct Recipe {
  var plainLength = TrainingLength.epochs(20)
  var planeLength = TrainingLength.epochs(5)
  var length = TrainingLength.epochs(10)
  var beta: Float = 1
  var surprise = surpriseOfPictures
  var divergence = divergenceFromPrior
  var point = reparametrized
  var logMean = logMeanExponential
  var places = evenPlaces
  var samples = 10_000
  var (spots, weighed, draws, frames) = (100, 1000, 200, 96)
}
let notebook = Notebook("03-variational", "Codes drawn at random", variations)
let recipe = notebook.recipe
let random = RandomGenerator(seed: notebook.seed)
let dice = random.split()  // for looking, which must not change what is trained

notebook.cell("Codes that nobody trained")
let (training, test) = notebook.images()
let pixels = training.valuesPerImage
let digits = test.batch(0..<test.count).flattened()  // [10000, 784]

/// Chapter 1's network.
let plain = Sequential(using: random) {
  Dense(pixels, 32)  // [N, 32]
  ReLU()
  Dense(32, pixels)  // [N, 784], logits
}
let plainOptimizer = Adam(plain)
let plainBatches = Batches(of: training, size: 200, using: random)
notebook.train(
  "plain", (plain, plainOptimizer, plainBatches),
  steps: recipe.plainLength.steps(perEpoch: plainBatches.stepsPerEpoch)
) { _ in
  let x = plainBatches.next().flattened()
  return ["loss": plainOptimizer.minimize(binaryCrossEntropy(logits: plain(x), target: x))]
}
/// The pictures that a decoder makes of codes, [N, 28, 28, 1].
func pictures(by decoder: Sequential, of codes: Tensor) -> Tensor {
  decoder(codes).sigmoid().detached().reshaped([-1, 28, 28, 1])
}

/// Codes whose numbers have the mean and the deviation that they have over the test digits; below 0
/// they are cut off, as the ReLU cuts them, [count, 32].
func plausibleCodes(_ count: Int) -> Tensor {
  let codes = plain[..<2](digits).detached()
  let mean = codes.mean(along: 0)
  let deviation = (codes - mean).squared().mean(along: 0).squareRoot()
  return (mean + deviation * .normal([count, 32], using: dice)).relu()
}
let plausible = plausibleCodes(recipe.samples)
notebook.picture(
  pictures(by: plain[2...], of: plausible.slice(0..<20)), columns: 10, as: "plain-random")

notebook.cell("A code that is a cloud")
let plane = Lesson(latent: 2, hidden: 256, batch: 100, using: random) {
  RMSProp($0, learningRate: 2e-3)
}
let twenty = Lesson(latent: 20, hidden: 400, batch: 128, using: random) { Adam($0) }
// snippet.path
notebook.shapes("encoder", of: twenty.encoder, for: [1, pixels], always: true)
notebook.print()
notebook.shapes("decoder", of: twenty.decoder, for: [1, 20], always: true)
notebook.diagram(wayOfAPicture(), as: "path")
// snippet.slopes
let middle = Tensor(repeating: 1, shape: [10_000]).tracked()
let width: Float = 0.5
let drawn = recipe.point(
  middle, Tensor(repeating: 2 * log(width), shape: middle.shape),
  .normal(middle.shape, using: dice))
let through = gradient(of: drawn.squared(), withRespectTo: middle)
let scored = (drawn.squared() * (drawn - middle) / (width * width)).detached()
let cut = gradient(of: drawn.detached().squared(), withRespectTo: middle)

/// The mean and the deviation of what 10,000 draws say of one slope, as a row of a table.
func row(_ label: String, _ name: String, _ slopes: Tensor) -> [any TableCell] {
  let mean = slopes.mean().scalar
  let deviation = (slopes - mean).squared().mean().scalar.squareRoot()
  return [
    label, notebook.recorded("\(name)-slope", mean, style: .fixed(3)),
    notebook.recorded("\(name)-deviation", deviation, style: .fixed(2)),
  ]
}
notebook.print()
notebook.table(
  ["slope of E[z²], 2 is right", "mean", "deviation"],
  [
    row("through the noise", "through", through), row("by the score", "score", scored),
    row("sampled and cut", "cut", cut),
  ])

notebook.cell("What a picture costs")
// snippet.check
let none = Tensor.zeros([1, 20])  // the prior's means, and the logarithms of its variances
let (center, spread) = (Tensor.normal([1, 20], using: dice), Tensor.normal([1, 20], using: dice))
let here = reparametrized(center, spread, .normal([100_000, 20], using: dice))
let ratios = logDensity(here, center, spread) - logDensity(here, none, none)  // [100000]
let sampled = ratios.mean().scalar
let sampledError = ((ratios - sampled).squared().mean().scalar / Float(ratios.count)).squareRoot()
notebook.value("kl-closed", recipe.divergence(center, spread).scalar, "divergence, closed form")
notebook.value("kl-sampled", sampled, "the same from 100,000 draws")
notebook.value("kl-error", sampledError, "its standard error", style: .significant(2))
// snippet.end
/// Prints and records what a lesson has come to on the test images.
func report(_ name: String, _ lesson: Lesson) {
  let (surprise, divergence) = lesson.examine()
  notebook.value("\(name)-surprise", surprise, "surprise that is left, nats a test image")
  notebook.value("\(name)-divergence", divergence, "price of the code, nats a test image")
  notebook.value("\(name)-loss", surprise + divergence, "together", key: true)
}

notebook.cell("Two numbers")
notebook.train(
  "plane", plane, steps: recipe.planeLength.steps(perEpoch: plane.batches.stepsPerEpoch)
) { plane.learn(at: $0) }
report("plane", plane)
// snippet.map
let (planeMeans, planeLogVariances) = plane.seen(digits)
let shown = min(4000, test.count)
notebook.classMap(
  ClassMap(
    "Where the test digits lie", x: "first number", y: "second number",
    of: planeMeans.slice(0..<shown), in: test.labels.map { Array($0[..<shown]) }),
  as: "plane")
// snippet.manifold
let ticks = (0..<15).map { quantile((Double($0) + 0.5) / 15) }
let crossings = ticks.reversed().flatMap { y in ticks.flatMap { x in [x, y] } }
notebook.picture(
  pictures(by: plane.decoder, of: Tensor(crossings, shape: [225, 2])), columns: 15, as: "manifold")
// snippet.aggregate
let few = min(recipe.weighed, test.count)
let planeCodes = reparametrized(
  planeMeans, planeLogVariances, .normal(planeMeans.shape, using: dice)
).slice(0..<few)
let mixture = stride(from: 0, to: few, by: 100).map { first in
  let part = planeCodes.slice(first..<min(first + 100, few))
  return recipe.logMean(densities(part, (planeMeans, planeLogVariances)))  // ln q(z)
}
let prior = logDensity(planeCodes, .zeros([1, 2]), .zeros([1, 2]))  // ln p(z)
let mismatch = (Tensor.concatenated(mixture) - prior).mean().scalar
notebook.value("mismatch", mismatch, "from all clouds together to the prior, nats")

notebook.cell("Twenty numbers")
let history = notebook.train(
  "twenty", twenty, making: twenty.network,
  steps: recipe.length.steps(perEpoch: twenty.batches.stepsPerEpoch)
) { twenty.learn(at: $0) }
report("twenty", twenty)
notebook.write(model: twenty.network)
notebook.plot(
  Plot(
    "Two costs", x: "step", y: "nats a picture", .line("surprise", history["surprise"]),
    .line("divergence", history["divergence"])), as: "costs")
// snippet.units
let (means, logVariances) = twenty.seen(digits)
let prices = 0.5 * (means.squared() + logVariances.exponential() - logVariances - 1).mean(along: 0)
notebook.plot(
  Plot(
    "What each number of the code says", x: "number, by its price", y: "nats a picture",
    .bars("price", labels: (1...20).map(String.init), prices.scalars.sorted(by: >))),
  as: "prices")
let moves = (means - means.mean(along: 0)).squared().mean(along: 0)  // [20]
notebook.value("collapsed", moves.scalars.count { $0 < 0.01 }, "collapsed numbers of the code")
let together = (moves + logVariances.exponential().mean(along: 0)).mean().scalar
notebook.value("together-variance", together, "variance of all clouds together, 1 is wanted")

notebook.cell("Drawn at random")
/// What the decoder draws from codes of twenty numbers.
func pictures(of codes: Tensor) -> Tensor { pictures(by: twenty.decoder, of: codes) }

let randomCodes = Tensor.normal([recipe.samples, 20], using: dice)
let testCodes = reparametrized(means, logVariances, .normal(means.shape, using: dice))
  .slice(0..<min(recipe.samples, test.count))
notebook.picture(pictures(of: randomCodes.slice(0..<20)), columns: 10, as: "random")
notebook.picture(pictures(of: randomCodes.slice(0..<10)), columns: 10, as: "ten")
notebook.picture(
  .concatenated([test.batch(0..<10), pictures(of: testCodes.slice(0..<10))]), columns: 10,
  as: "copies")
let judge = notebook.openJudge()
if let judge {
  let verdict = judge.evaluate(pictures(of: randomCodes))
  notebook.verdicts([
    ("fakes", "random codes", verdict),
    ("plain", "the plain autoencoder's", judge.evaluate(pictures(by: plain[2...], of: plausible))),
    ("copies", "codes of test digits", judge.evaluate(pictures(of: testCodes))),
    (
      "real", "training images",
      judge.evaluate(training.batch(0..<min(recipe.samples, training.count)))
    ),
  ])
  notebook.diagnose(verdict)
}
notebook.writeSamples { pictures(of: .normal([$0, 20], using: dice)) }

notebook.cell("Why they are blurred")
/// The share of pixels that are neither black nor white, but between 0.1 and 0.9.
func greyShare(_ x: Tensor) -> Float {
  Float(x.scalars.count { $0 > 0.1 && $0 < 0.9 }) / Float(x.count)
}

/// How far apart two sets of pictures are: the root of the mean squared distance.
func distance(_ a: Tensor, _ b: Tensor) -> Float {
  (a - b).squared().sum(along: 1).mean().scalar.squareRoot()
}
// snippet.means
let spots = Tensor.normal([recipe.spots, 2], using: dice)
let parts = stride(from: 0, to: min(30_000, training.count), by: 5000).map { first in
  first..<min(first + 5000, training.count)
}
let beliefs = Tensor.concatenated(
  parts.map { densities(spots, plane.seen(training.batch($0).flattened())) }, along: 1)
let shares = beliefs.softmax()  // [100, 30000]
let mixed = parts.reduce(Tensor.zeros([1, pixels])) { sum, part in
  sum + matmul(shares.slice(part, along: 1), training.batch(part).flattened())
}  // [100, 784]
let likeliest = training.batch(beliefs.argmax()).flattened()
let decoded = plane.decoder(spots).sigmoid().detached()
notebook.picture(
  Tensor.concatenated([decoded, mixed, likeliest].map { $0.slice(0..<10) })
    .reshaped([-1, 28, 28, 1]), columns: 10, as: "means")
notebook.value("to-mean", distance(decoded, mixed), "from the decoder's picture to the mean")
notebook.value("to-likeliest", distance(decoded, likeliest), "to the likeliest picture")
for (name, label, share) in [
  ("real", "test digits", greyShare(digits.slice(0..<few))),
  ("decoded", "the decoder of two numbers", greyShare(decoded)),
  ("mean", "means of training digits", greyShare(mixed)),
  ("copies", "copies from twenty numbers", greyShare(pictures(of: testCodes.slice(0..<few)))),
  ("fakes", "random codes of twenty numbers", greyShare(pictures(of: randomCodes.slice(0..<few)))),
] {
  notebook.value("grey-\(name)", share, "grey pixels, \(label)", style: .percent(1))
}

notebook.cell("Bits for a pixel")
/// Each pixel white as often as it is bright: pictures of zeros and ones.
func binarized(_ x: Tensor) -> Tensor {
  let coins = Tensor.uniform(x.shape, using: dice).scalars
  return Tensor(zip(x.scalars, coins).map { $1 < $0 ? 1 : 0 }, shape: x.shape)
}

/// ln p(x|z) of each picture of zeros and ones, [N].
func logLikelihood(_ logits: Tensor, _ x: Tensor) -> Tensor {
  (x * logits - logits.softplus()).sum(along: 1)
}
// snippet.bound
let black = binarized(digits.slice(0..<few))
let (its, wide) = (means.slice(0..<few), logVariances.slice(0..<few))
let weights = (0..<recipe.draws).map { _ in
  let z = reparametrized(its, wide, .normal(its.shape, using: dice))
  let joint = logLikelihood(twenty.decoder(z), black) + logDensity(z, none, none)
  return (joint - logDensity(z, its, wide)).detached().reshaped([-1, 1])
}
let logWeights = Tensor.concatenated(weights, along: 1)  // [1000, 200]
notebook.table(
  ["codes for a picture", "nats a picture", "bits a pixel"],
  [("one", 1), ("ten", 10), ("many", recipe.draws)].map { name, k in
    let bound = recipe.logMean(logWeights.reshaped([-1, k])).mean().scalar
    let bits = -bound / (Float(pixels) * log(2))
    return [
      k, notebook.recorded("bound-\(name)", bound, style: .fixed(2)),
      notebook.recorded("bits-\(name)", bits, style: .fixed(4)),
    ]
  })

notebook.cell("The video")
/// The pictures on a path through codes, 200 from each corner to the next.
func fine(_ corners: Tensor, along path: (Tensor, Tensor, Float) -> Tensor) -> Tensor {
  let codes = (0..<corners.shape[0] - 1).flatMap { leg in
    (0..<200).map { path(corners.rows([leg]), corners.rows([leg + 1]), Float($0) / 200) }
  }
  return pictures(of: .concatenated(codes))
}

/// `count` of many pictures, at equal times.
func byTheClock(_ x: Tensor, _ count: Int) -> Tensor {
  x.rows((0..<count).map { $0 * x.shape[0] / count })
}

/// `count` of many pictures, at equal distances.
func atConstantSpeed(_ x: Tensor, _ count: Int) -> Tensor {
  x.rows(recipe.places(strides(x), count))
}
// snippet.walk
let loop = Tensor.normal([6, 20], using: dice).rows([0, 1, 2, 3, 4, 5, 0])
let (line, arc) = (fine(loop, along: straight), fine(loop, along: around))
let walks = [
  ("independent noise", "noise", pictures(of: randomCodes.slice(0..<recipe.frames))),
  ("straight, by the clock", "straight-clock", byTheClock(line, recipe.frames)),
  ("around, by the clock", "around-clock", byTheClock(arc, recipe.frames)),
  ("straight, constant speed", "straight", atConstantSpeed(line, recipe.frames)),
  ("around, constant speed", "around", atConstantSpeed(arc, recipe.frames)),
]
notebook.table(
  ["walk", "mean distance", "coefficient of variation", "top probability"],
  walks.map { label, name, x in
    let steps = Tensor(strides(x))
    let mean = steps.mean().scalar
    let variation = (steps - mean).squared().mean().scalar.squareRoot() / mean
    let top = judge?.evaluate(x).meanTopProbability ?? .nan
    return [
      label, notebook.recorded("\(name)-stride", mean, style: .fixed(3)),
      notebook.recorded("\(name)-variation", variation, style: .fixed(3)),
      notebook.recorded("\(name)-top", top, style: .fixed(3)),
    ]
  })
notebook.plot(
  Plot(
    "From one picture to the next", x: "picture", y: "distance", scale: .logarithmic,
    .line("noise", strides(walks[0].2)), .line("straight by the clock", strides(walks[1].2)),
    .line("straight", strides(walks[3].2)), .line("around", strides(walks[4].2))),
  as: "strides")
// snippet.film
let film = Film(columns: 3, millisecondsPerFrame: 100)
for frame in 0..<recipe.frames {
  film.add(.concatenated([walks[0], walks[3], walks[4]].map { $0.2.rows([frame]) }))
}
notebook.picture(film, as: "walk")
notebook.writeFrames(of: film, as: "walk")
// snippet.morphs
let morphs = [(0, 1), (2, 3), (4, 7)].map { first, last in
  atConstantSpeed(fine(means.rows([first, last]), along: straight), 12)
}
notebook.picture(.concatenated(morphs), columns: 12, as: "morphs")
if let judge {
  for morph in morphs { notebook.print("the judge reads: \(judge.labels(of: morph))") }
}
// snippet.end
notebook.finish()

import Core
import Foundation
import Judge
import Notebook

/// What the measures are tried on.
struct Recipe {
  var sizes = [250, 500, 1000, 2500, 5000, 10_000]
  var copies = 20
  var points = (count: 10_000, dimensions: 1000)
  var samples = 10_000
  var few = 500
  var components = 64

  var lessons = [300, 1000, 3000]
  var latent = 32
  var batch = 32
  var rate: Float = 5e-4

  var distanceOnALine = distanceOfNormals
}
let notebook = Notebook("07-judging", "How good are the fakes?", variations)
let recipe = notebook.recipe

notebook.cell("Three sets of real digits")
let (images, test) = notebook.images()
let (known, fresh) = images.splitForTuning
let (first, second) = notebook.openEyes()
let chance = RandomGenerator(seed: notebook.seed)
notebook.value("known", known.count, "known: what a copyist may copy")
notebook.value("fresh", fresh.count, "fresh: real digits that stand for perfect samples")
notebook.value("test", test.count, "test: what all samples are compared with")
notebook.diagram(waysOfJudging(), as: "battery")

notebook.cell("Two clouds of points")
/// (μ₁ − μ₂)² + (σ₁ − σ₂)², from samples of two normal distributions on a line.
func distanceOfNormals(_ a: [Float], _ b: [Float]) -> Float {
  func moments(_ x: [Float]) -> (mean: Float, deviation: Float) {
    let mean = x.reduce(0, +) / Float(x.count)
    let squares = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / Float(x.count - 1)).squareRoot())
  }
  let (p, q) = (moments(a), moments(b))
  let (shift, spread) = (p.mean - q.mean, p.deviation - q.deviation)
  return shift * shift + spread * spread
}

/// The ink of each image, in pixels that are wholly white.
func ink(_ images: Tensor) -> [Float] { images.flattened().sum(along: 1).scalars }

let paper = test.batch(0..<test.count)
let samplesOfOnes = fresh.labels?.indices.filter { fresh.labels?[$0] == 1 } ?? []
notebook.value(
  "ink-fresh", recipe.distanceOnALine(ink(fresh.batch(0..<fresh.count)), ink(paper)),
  "Fréchet distance of ink, fresh digits", style: .significant(3))
notebook.value(
  "ink-ones", recipe.distanceOnALine(ink(fresh.batch(samplesOfOnes)), ink(paper)),
  "Fréchet distance of ink, ones alone", style: .significant(3))

let freshFeatures = first.sees(fresh.batch(chance.permutation(fresh.count))).features  // [N, 64]
let testFeatures = first.sees(test.batch(chance.permutation(test.count))).features
let bySize = recipe.sizes.map { n in
  FrechetEstimate(freshFeatures.slice(0..<n), testFeatures.slice(0..<n))
}
for (n, estimate) in zip(recipe.sizes, bySize) {
  let corrected = estimate.corrected
  notebook.print(
    "\(n.grouped) against \(n.grouped): "
      + notebook.recorded("raw-\(n)", estimate.raw, style: .significant(3)) + " as it is, "
      + notebook.recorded("corrected-\(n)", corrected.value, style: .significant(2)) + " ± "
      + notebook.recorded("margin-\(n)", corrected.margin, style: .significant(2)) + " corrected")
}
notebook.plot(
  Plot(
    "Real digits against real digits", x: "thousands of images on each side",
    y: "Fréchet distance", .line("as it is", curve { $0.raw }),
    .line("corrected", curve { $0.corrected.value }), .rule("none", at: 0)), as: "bias")

func curve(_ value: (FrechetEstimate) -> Double) -> [Point] {
  zip(recipe.sizes, bySize).map { Point(Double($0) / 1000, value($1)) }
}

let some = recipe.sizes[recipe.sizes.count / 2 - 1]
/// As many rows as there are, drawn with replacement: some come twice, some never.
func drawnAgain(_ rows: Tensor) -> Tensor {
  rows.rows((0..<rows.shape[0]).map { _ in chance.integer(below: rows.shape[0]) })
}
let bootstrapped = (0..<recipe.copies).map { _ in
  FrechetEstimate(
    drawnAgain(freshFeatures.slice(0..<some)), drawnAgain(testFeatures.slice(0..<some))
  ).raw
}
notebook.value(
  "bootstrap", bootstrapped.reduce(0, +) / Double(recipe.copies),
  "\(some.grouped) against \(some.grouped), drawn again and again with replacement",
  style: .significant(3))

notebook.cell("Balls around points")
let cloud = { Tensor.normal([recipe.points.count, recipe.points.dimensions], using: chance) }
let balls = Neighborhoods(of: cloud(), real: cloud())
for (name, estimate) in [
  ("precision", balls.precision), ("recall", balls.recall), ("density", balls.density),
  ("coverage", balls.coverage),
] {
  notebook.value("normal-\(name)", estimate.value, name, style: .fixed(3))
}

notebook.cell("Fakes whose fault we know")
let components = PrincipalComponents(of: known, keeping: recipe.components)
let real = fresh.batch(0..<fresh.count)
let controls: [(name: String, label: String, make: () -> Tensor)] = [
  ("real", "real digits", { real }),
  ("copies", "copies", { copies(among: known.count) }),
  ("jitter", "copies with noise", { withNoise(copies(among: known.count), 0.1) }),
  ("few", "copies of \(recipe.few)", { copies(among: recipe.few) }),
  (
    "percent", "one in a hundred a copy",
    {
      let honest = fresh.count - fresh.count / 100
      return .concatenated([
        real.slice(0..<honest), copies(among: known.count).slice(honest..<fresh.count),
      ])
    }
  ),
  ("no-sevens", "no sevens", { chosen { $1 != 7 } }),
  ("rare-sevens", "a tenth of the sevens", { chosen { $1 != 7 || $0 % 10 == 0 } }),
  ("skewed", "skewed classes", { chosen { place, label in place % 10 >= label - 2 } }),
  ("blur", "blurred once", { blurred(real, times: 1) }),
  ("blur-more", "blurred three times", { blurred(real, times: 3) }),
  ("noise", "noise of a tenth", { withNoise(real, 0.1) }),
  ("noise-more", "noise of three tenths", { withNoise(real, 0.3) }),
  ("shift", "moved by a pixel", { movedRight(real, by: 1) }),
  ("shift-more", "moved by three pixels", { movedRight(real, by: 3) }),
  ("thick", "thickened", { thickened(real) }),
  ("gaussian", "Gaussian of \(recipe.components) components", gaussian),
]

/// What was found out about one set of samples.
struct Trial {
  let name, label: String
  let findings: Findings
  /// The Fréchet distances that each eye sees.
  let distances: [Estimate]
  let looks: Tensor

  init(_ name: String, _ label: String, _ samples: Tensor) {
    (self.name, self.label) = (name, label)
    findings = battery.examine(samples)
    distances =
      [findings.frechet.corrected]
      + otherEyes.map { eye, testFeatures in
        FrechetEstimate(eye.sees(samples).features, testFeatures).corrected
      }
    looks = samples.slice(0..<12).detached()
  }
}
let battery = Battery(training: known, heldOut: test, eye: first, seed: notebook.seed)
let otherEyes = [second, Eye(untrained: notebook.seed)].map { ($0, $0.sees(paper).features) }
let trials = controls.map { Trial($0.name, $0.label, $0.make()) }
notebook.picture(.concatenated(trials.map(\.looks)), columns: 12, as: "controls")

notebook.cell("What each measure sees")
struct Measure {
  let name, label: String
  let style: NumberStyle
  let of: (Findings) -> Estimate

  init(
    _ name: String, _ label: String, _ style: NumberStyle, _ of: @escaping (Findings) -> Estimate
  ) {
    (self.name, self.label, self.style, self.of) = (name, label, style, of)
  }
}
let looks = [
  Measure("frechet", "Fréchet", .significant(3)) { $0.frechet.corrected },
  Measure("kernel", "kernel", .significant(2)) { $0.kernel },
  Measure("precision", "precision", .fixed(3)) { $0.neighborhoods.precision },
  Measure("recall", "recall", .fixed(3)) { $0.neighborhoods.recall },
  Measure("density", "density", .fixed(3)) { $0.neighborhoods.density },
  Measure("coverage", "coverage", .fixed(3)) { $0.neighborhoods.coverage },
  Measure("detective", "detective", .fixed(3)) { $0.twoSample },
]
let counts = [
  Measure("entropy", "entropy", .fixed(3)) { $0.census.entropy },
  Measure("bins", "bins", .fixed(2)) { $0.bins },
  Measure("nearer", "nearer", .fixed(3)) { $0.copying.nearer },
  Measure("suspects", "suspects", .fixed(3)) { $0.copying.suspects },
  Measure("ranks", "ranks", .fixed(1)) { $0.copying.statistic },
  Measure("party", "party", .significant(3)) { $0.birthday },
]

/// A table of measures, a row a trial; each number is recorded, and its margin.
func show(_ measures: [Measure], of trials: [Trial]) {
  notebook.table(
    ["samples"] + measures.map(\.label),
    trials.map { trial in
      row(trial) { trial in
        measures.map { measure in
          let (name, estimate) = ("\(trial.name).\(measure.name)", measure.of(trial.findings))
          _ = notebook.recorded(name + "-margin", estimate.margin)
          return (name, estimate.value, measure.style)
        }
      }
    })
}

/// The label of a trial, and numbers, each of which is recorded under its name.
func row(
  _ trial: Trial, _ numbers: (Trial) -> [(name: String, value: Double, style: NumberStyle)]
) -> [any TableCell] {
  [trial.label]
    + numbers(trial).map { name, value, style in
      _ = notebook.recorded(name, value, style: style)
      return Styled(value, style)
    }
}
show(looks, of: trials)
notebook.print()
show(counts, of: trials)
notebook.print()

/// Whether a measure tells samples from real digits: their intervals lie apart.
func sees(_ measure: Measure, _ trial: Trial) -> Bool {
  measure.of(trial.findings).isApart(from: measure.of(trials[0].findings))
}
let all = looks + counts
notebook.table(
  ["sees"] + all.map(\.label),
  trials.dropFirst().map { trial in
    [trial.label]
      + all.map { measure in
        let isSeen = sees(measure, trial)
        _ = notebook.recorded("\(trial.name).\(measure.name)-seen", isSeen ? 1.0 : 0)
        return isSeen ? "yes" : "-"
      }
  })

notebook.cell("Other eyes")
/// Spearman's correlation of the ranks of two lists of different numbers.
func rankCorrelation(_ a: [Double], _ b: [Double]) -> Double {
  func ranks(_ x: [Double]) -> [Double] { x.map { one in Double(x.count { $0 < one }) } }
  let squares = zip(ranks(a), ranks(b)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  let n = Double(a.count)
  return 1 - 6 * squares / (n * (n * n - 1))
}

func show(eyes trials: [Trial]) {
  notebook.table(
    ["Fréchet distance", "first judge", "second judge", "untrained"],
    trials.map { trial in
      row(trial) { trial in
        zip(["first", "second", "untrained"], trial.distances).map { eye, distance in
          ("\(trial.name).\(eye)", distance.value, .significant(3))
        }
      }
    })
}
show(eyes: trials)
for (index, eye) in ["second", "untrained"].enumerated() {
  notebook.value(
    "\(eye)-ranks",
    rankCorrelation(
      trials.map { $0.distances[0].value }, trials.map { $0.distances[index + 1].value }),
    "ranks of the \(eye) eye against those of the first", style: .fixed(3))
}

notebook.cell("Three forgers")
var forgers = recipe.lessons.map { lessons in
  let forger = Forger()
  notebook.train("\(lessons) lessons", forger, steps: lessons) { step in
    let losses = forger.lesson()
    return ["discriminator": losses.discriminator, "generator": losses.generator]
  }
  return Trial("lessons-\(lessons)", "\(lessons) lessons", forger.samples(fresh.count))
}
for file in notebook.flags.judge {
  let name = notebook.nameOfSamples(in: file)
  forgers.append(Trial(name, name, notebook.samples(from: file)))
}
notebook.picture(.concatenated(forgers.map(\.looks)), columns: 12, as: "forgers")
show(looks, of: forgers)
notebook.print()
show(counts, of: forgers)
notebook.print()
show(eyes: forgers)
notebook.value(
  "forgers-ranks",
  rankCorrelation(
    forgers.map { $0.distances[0].value }, forgers.map { $0.distances[1].value }),
  "ranks of the second judge against those of the first", style: .fixed(3))
notebook.finish()

import Core
import Foundation
import Testing

@testable import Judge

/// The course's folder: three above this file.
private let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

@Suite("The measures of the battery give known answers")
struct MeasureTests {
  private let random = RandomGenerator(seed: 41)

  private func normal(_ count: Int, _ d: Int, mean: Float = 0, deviation: Float = 1) -> Tensor {
    .normal([count, d], mean: mean, standardDeviation: deviation, using: random)
  }

  @Test("An estimate of many numbers, and a jackknife that takes a bias of 1/n off")
  func estimates() {
    let mean = Estimate(meanOf: [1, 2, 3, 4])
    #expect(mean.value == 2.5)
    #expect(abs(mean.margin - 1.96 * (5.0 / 3 / 4).squareRoot()) < 1e-12)
    // With 20 groups of 5 numbers: 7 + 3/100 of all, 7 + 3/95 without a group.
    let biased = Estimate(jackknife: 7.03, without: [Double](repeating: 7 + 3.0 / 95, count: 20))
    #expect(abs(biased.value - 7) < 1e-9)
    #expect(biased.margin < 1e-9)
    #expect(Estimate(0, margin: 1).isApart(from: Estimate(2.5, margin: 1)))
    #expect(!Estimate(0, margin: 1).isApart(from: Estimate(1.5, margin: 1)))
  }

  @Test("Distances and radii in blocks are those of a naive search")
  func distances() {
    let (a, b) = (normal(1203, 5), normal(2307, 5))
    let (x, y) = (a.scalars, b.scalars)
    func distance(_ i: Int, _ j: Int) -> Float {
      (0..<5).reduce(0) { $0 + (x[i * 5 + $1] - y[j * 5 + $1]) * (x[i * 5 + $1] - y[j * 5 + $1]) }
    }
    let (places, distances) = PairDistances(a, b).nearest()
    for i in stride(from: 0, to: 1203, by: 100) {
      let least = (0..<2307).min { distance(i, $0) < distance(i, $1) }!
      #expect(places[i] == least)
      #expect(abs(distances[i] - distance(i, least)) < 1e-4)
    }
    let radii = PairDistances.radii(a, k: 3)
    for i in stride(from: 0, to: 1203, by: 100) {
      let all = (0..<1203).filter { $0 != i }.map { j in
        (0..<5).reduce(Float(0)) {
          $0 + (x[i * 5 + $1] - x[j * 5 + $1]) * (x[i * 5 + $1] - x[j * 5 + $1])
        }
      }
      #expect(abs(radii[i] - all.sorted()[2]) < 1e-4)
    }
  }

  @Test("Normal points against others of the same kind: density 1, coverage 1 − 2⁻⁵")
  func neighborhoods() {
    let alike = Neighborhoods(of: normal(2000, 16), real: normal(2000, 16))
    #expect(abs(alike.density.value - 1) < 0.1)
    #expect(abs(alike.coverage.value - 0.969) < 0.02)
    #expect(abs(alike.precision.value - alike.recall.value) < 0.04)
    let narrow = Neighborhoods(of: normal(1000, 8, deviation: 0.5), real: normal(1000, 8))
    #expect(narrow.precision.value > 0.95 && narrow.recall.value < 0.5)
    #expect(narrow.coverage.value < 0.8 && narrow.density.value > 1.5)
    let away = Neighborhoods(of: normal(1000, 8, mean: 9), real: normal(1000, 8))
    #expect(away.precision.value == 0 && away.recall.value == 0)
    #expect(away.density.value == 0 && away.coverage.value == 0)
  }

  @Test("The Fréchet distance of small sets is too large, and the corrected one is right")
  func frechet() {
    let same = FrechetEstimate(normal(600, 24), normal(600, 24))
    #expect(same.raw > 0.3)
    #expect(abs(same.corrected.value) < 2 * same.corrected.margin)
    #expect(abs(same.corrected.value) < same.raw / 3)
    // ‖0.5‖² over 24 axes.
    let moved = FrechetEstimate(normal(600, 24), normal(600, 24, mean: 0.5)).corrected
    #expect(abs(moved.value - 6) < 1.5 * moved.margin)
    // The same as the moments give.
    let (a, b) = (normal(200, 6), normal(300, 6, deviation: 2))
    let plain = Moments(of: a).frechetDistance(to: Moments(of: b))
    #expect(abs(FrechetEstimate(a, b).raw - plain) < 1e-3)
  }

  @Test("The kernel distance is zero of equal kinds, and finds a shift")
  func kernel() {
    let same = KernelDistance(normal(1000, 16), normal(1000, 16)).estimate
    #expect(abs(same.value) < 1.5 * same.margin)
    let moved = KernelDistance(normal(1000, 16, mean: 0.3), normal(1000, 16)).estimate
    #expect(moved.value > 3 * moved.margin)
  }

  @Test("Bins tell equal parts from others, at the rate that the test promises")
  func bins() {
    let points = normal(4000, 4)
    let bins = Bins(40, of: points, using: random)
    #expect(bins.counts(of: points).reduce(0, +) == 4000)
    let held = bins.counts(of: normal(4000, 4))
    #expect(Bins.different(bins.counts(of: normal(4000, 4)), held).value < 0.2)
    #expect(Bins.different(bins.counts(of: normal(4000, 4, mean: 1)), held).value > 0.6)
    #expect(Bins.different([50, 50], [50, 50]).value == 0)
  }

  @Test("Copies are found, and new points are not")
  func copying() {
    let (training, heldOut) = (normal(3000, 12), normal(1500, 12))
    func judged(_ samples: Tensor) -> Copying {
      Copying(of: samples, training: training, heldOut: heldOut, using: RandomGenerator(seed: 1))
    }
    let new = judged(normal(1500, 12))
    #expect(abs(new.nearer.value) < 2 * new.nearer.margin)
    #expect(abs(new.statistic.value) < 3)
    #expect(new.suspects.value < 0.025)
    let copies = judged(training.slice(0..<1500))
    #expect(copies.nearer.value > 0.3 && copies.suspects.value == 1)
    #expect(copies.statistic.value < -8)
    let some = judged(.concatenated([training.slice(0..<75), normal(1425, 12)]))
    #expect(some.suspects.value > 0.04)
  }

  @Test("Mann and Whitney's z of ten numbers, with a tie")
  func ranks() {
    // 3 of 3 · 2 pairs are larger and one is equal: U = 3.5, mean 3, variance 3 · 2 · 6/12 = 3.
    let z = Copying.zScore(of: [1, 4, 5], among: [1, 5])
    #expect(abs(z - (3 - 3) / 3.0.squareRoot()) < 1e-9)
    #expect(Copying.zScore(of: [7, 8, 9], among: [1, 2]) > 1.7)
  }

  @Test("Few pictures make a small party")
  func birthday() {
    let real = normal(2000, 6)
    let few = normal(100, 6).rows((0..<2000).map { $0 % 100 })
    // Of 100 pictures twelve will do: √(2 ln 2 · 100) = 11.8.
    #expect(abs(BirthdayTest(of: few, real: real).party.value - 11.8) < 0.5)
    let alike = BirthdayTest(of: normal(2000, 6), real: real).party
    #expect(alike.value > 400)
  }

  @Test("The entropy of classes and its margin")
  func census() {
    let census = Census(labels: (0..<1000).map { $0 % 4 }, classes: 5)
    #expect(census.counts == [250, 250, 250, 250, 0])
    #expect(census.entropy == Estimate(2, margin: 0))
    #expect(census.rarest.value == 0)
  }
}

@Suite("The battery on digits")
struct BatteryTests {
  private let training: Dataset
  private let test: Dataset

  init() throws { (training, test) = try Dataset.mnist(in: root + "/Data/mnist") }

  @Test("Another judge of another make names digits as well as the first")
  func secondJudge() throws {
    let eye = try SecondJudge.opened(at: root + "/Data/second-judge")
    let labels = try test.requireLabels(from: "MNIST").prefix(2000)
    let right = zip(eye.names(test.batch(0..<2000)), labels).count { $0 == $1 }
    #expect(right > 1950)
    #expect(eye.accuracy > 0.985)
    let other = Eye(of: try Judge(at: root + "/Data/judge"))
    #expect(
      eye.sees(test.batch(0..<3)).features.shape == other.sees(test.batch(0..<3)).features.shape)
    #expect(Eye(untrained: 3).accuracy.isNaN)
  }

  @Test("Real digits pass, copies are caught, one class gives itself away")
  func examination() throws {
    let known = training.subset(0..<4000)
    let heldOut = test.subset(Array(stride(from: 0, to: 10_000, by: 5)))
    let battery = Battery(
      training: known, heldOut: heldOut, eye: Eye(of: try Judge(at: root + "/Data/judge")))
    // Drawn at random: neighbours are by one writer, and odd places of the file differ from even ones.
    let others = RandomGenerator(seed: 77).permutation(56_000).prefix(2000).map { 4000 + $0 }
    let real = battery.examine(training.batch(others))
    #expect(abs(real.twoSample.value - 0.5) < 0.05)
    #expect(real.census.entropy.value > 3.2)
    #expect(real.copying.suspects.value < 0.04)
    #expect(real.neighborhoods.coverage.value > 0.9)
    let copies = battery.examine(known.batch(0..<2000))
    #expect(copies.copying.suspects.value == 1)
    #expect(copies.copying.statistic.value < -5)
    #expect(copies.neighborhoods.precision.isApart(from: Estimate(0.2, margin: 0.1)))
    let labels = try training.requireLabels(from: "MNIST")
    let sevens = training.batch(labels.indices.filter { labels[$0] == 7 }.suffix(2000).map(\.self))
    let one = battery.examine(sevens)
    #expect(one.census.entropy.value < 0.3)
    #expect(one.neighborhoods.recall.value < 0.4)
    #expect(one.frechet.corrected.isApart(from: real.frechet.corrected))
    #expect(one.kernel.isApart(from: real.kernel))
    #expect(one.bins.isApart(from: real.bins))
    #expect(one.twoSample.value > 0.75)
  }
}

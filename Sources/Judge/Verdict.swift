import Glibc

/// What the judge says of a set of samples.
public struct Verdict: Equatable, Sendable {
  /// How many samples look like each class.
  public let histogram: [Int]
  /// The mean probability of the class that the judge names, 0 to 1: low where it cannot tell.
  public let meanTopProbability: Double
  /// The Fréchet distance between the features of the samples and those of real images; 0 is best.
  public let frechetDistance: Double
  /// The mean of all pixels, 0 to 1: 0.13 for digits.
  public let meanGrey: Double

  /// Collects what was measured.
  public init(
    histogram: [Int], meanTopProbability: Double, frechetDistance: Double, meanGrey: Double
  ) {
    self.histogram = histogram
    self.meanTopProbability = meanTopProbability
    self.frechetDistance = frechetDistance
    self.meanGrey = meanGrey
  }

  /// The number of samples.
  public var count: Int { histogram.reduce(0, +) }

  /// The share of each class, 0 to 1.
  public var shares: [Double] { histogram.map { Double($0) / Double(max(1, count)) } }

  /// The share of the rarest class.
  public var smallestShare: Double { shares.min() ?? 0 }

  /// The entropy of the class histogram in bits: log₂ 10 = 3.32 where all ten are equally frequent,
  /// 0 where there is only one. Shannon 1948.
  public var classEntropy: Double {
    shares.filter { $0 > 0 }.reduce(0) { $0 - $1 * log2($1) }
  }
}

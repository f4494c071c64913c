import Glibc

/// A number that was measured on samples, and how far the true one may be from it.
public struct Estimate: Equatable, Sendable {
  /// The number.
  public let value: Double
  /// Half the width of the interval that holds the true number in 95 of 100 cases.
  public let margin: Double

  /// Puts a number and its margin together.
  public init(_ value: Double, margin: Double) { (self.value, self.margin) = (value, margin) }

  /// Whether two intervals have no number in common.
  public func isApart(from other: Estimate) -> Bool {
    abs(value - other.value) > margin + other.margin
  }
}

extension Estimate {
  /// The number of groups that samples are cut into where a measure has no error of its own.
  static let groups = 20
  /// Student's t for 95 % and as many groups, less one.
  private static let student = 2.093
  /// The normal distribution's, for 95 %.
  static let normal = 1.96

  /// The mean of many independent numbers.
  init(meanOf numbers: [Double]) {
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    let squares = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let variance = squares / Double(max(1, numbers.count - 1))
    self.init(mean, margin: Self.normal * (variance / Double(numbers.count)).squareRoot())
  }

  /// The share of the samples that something is true of.
  init(shareOf flags: [Bool]) { self.init(meanOf: flags.map { $0 ? 1 : 0 }) }

  /// The mean of what each group of samples gives by itself.
  init(meanOfGroups numbers: [Double]) {
    let mean = Estimate(meanOf: numbers)
    self.init(mean.value, margin: mean.margin / Self.normal * Self.student)
  }

  /// The jackknife: what all samples give, and what they give with one group after the other left out.
  /// It removes a bias that falls like one over the number of samples. Quenouille 1956; Tukey 1958.
  init(jackknife all: Double, without: [Double]) {
    let count = Double(without.count)
    let mean = without.reduce(0, +) / count
    let squares = without.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.init(
      count * all - (count - 1) * mean,
      margin: Self.student * ((count - 1) / count * squares).squareRoot())
  }

  /// The places of one of the groups among so many samples. Groups are interleaved, so that the order
  /// of a set, such as that of MNIST's test images, makes none of them special.
  static func places(ofGroup group: Int, among count: Int) -> [Int] {
    Array(stride(from: group, to: count, by: groups))
  }
}

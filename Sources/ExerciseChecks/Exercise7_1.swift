/// The Fréchet distance on a line.
public protocol Exercise7_1: SendableMetatype {
  /// The squared Fréchet distance of the normal distributions that two samples come from, at least two
  /// numbers each; variances have the divisor n - 1.
  static func distance(_ a: [Float], _ b: [Float]) throws -> Float
}

/// Checks an answer to exercise 7.1.
public func check<Answer: Exercise7_1>(_: Answer.Type) -> Outcome {
  outcome {
    try expect(
      Answer.distance([0, 2, 4], [5, 7, 9]), near: 25, "the distance of a sample moved by 5",
      hint: "The spreads are the same, and the means lie 5 apart: the distance is squared.")
    try expect(
      Answer.distance([-1, 0, 1], [-3, 0, 3]), near: 4, "the distance of a sample and its triple",
      hint: "The means are the same, the deviations are 1 and 3: it is they that are subtracted.")
    try expect(
      Answer.distance([-1, 1], [3, 3]), near: 11, "the distance of two numbers and one that stays",
      hint: "The variance of -1 and 1 is 2, with the divisor n - 1.")
    try expect(
      Answer.distance([1, 2, 6], [6, 1, 2]), near: 0, "the distance of a sample in another order",
      hint: "Neither mean nor deviation knows an order.")
  }
}

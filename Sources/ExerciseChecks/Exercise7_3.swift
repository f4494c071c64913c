/// A distance without bias.
public protocol Exercise7_3: SendableMetatype {
  /// The unbiased squared kernel distance, from the kernel of each pair within the first sample, within
  /// the second, and between them; each is a list of rows.
  static func distance(
    within a: [[Float]], within b: [[Float]], between: [[Float]]
  ) throws -> Float
}

/// Checks an answer to exercise 7.3.
public func check<Answer: Exercise7_3>(_: Answer.Type) -> Outcome {
  outcome {
    try expect(
      Answer.distance(
        within: [[9, 1], [1, 9]], within: [[9, 2], [2, 9]], between: [[1, 1], [1, 1]]),
      near: 1, "the distance where each point is very like itself",
      hint: "No point makes a pair with itself: the diagonal does not count.")
    try expect(
      Answer.distance(
        within: [[1, 1], [1, 1]], within: [[1, 1, 1], [1, 1, 1], [1, 1, 1]],
        between: [[1, 1, 1], [1, 1, 1]]), near: 0, "the distance where all kernels are 1",
      hint: "Two samples of different sizes: each mean has its own number of pairs.")
    try expect(
      Answer.distance(
        within: [[0, 4], [4, 0]], within: [[0, 6], [6, 0]], between: [[1, 2], [3, 4]]),
      near: 5, "the distance of unequal kernels",
      hint: "Between the samples every pair counts, and the mean of them is taken off twice.")
  }
}

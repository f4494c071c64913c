/// Balls and who lies in them.
public protocol Exercise7_2: SendableMetatype {
  /// The share of samples that lie in the ball of some real point. `distances` holds a row for each
  /// sample, with its distance to each real point; `radii` are those of the real points.
  static func precision(_ distances: [[Float]], radii: [Float]) throws -> Float
  /// The share of real points whose ball holds a sample.
  static func coverage(_ distances: [[Float]], radii: [Float]) throws -> Float
}

/// Checks an answer to exercise 7.2.
public func check<Answer: Exercise7_2>(_: Answer.Type) -> Outcome {
  outcome {
    // Three samples, four real points: the first two sit in the first ball, the last in none.
    let distances: [[Float]] = [[1, 5, 9, 9], [2, 4, 9, 9], [8, 8, 8, 8]]
    let radii: [Float] = [2, 3, 1, 7]
    try expect(
      Answer.precision(distances, radii: radii), near: 2 / 3, "the precision",
      hint: "Go through the samples: which lie in at least one ball? Its edge belongs to a ball.")
    try expect(
      Answer.coverage(distances, radii: radii), near: 0.25, "the coverage",
      hint: "Go through the real points: a ball that holds two samples is one ball.")
    let inAll: [[Float]] = [[1, 1], [9, 9], [9, 9], [9, 9]]
    try expect(
      Answer.precision(inAll, radii: [1, 1]), near: 0.25,
      "the precision where one lies in all balls",
      hint: "A sample counts once, in however many balls it lies.")
    try expect(
      Answer.coverage(inAll, radii: [1, 1]), near: 1, "the coverage where one lies in all balls",
      hint: "Each ball holds a sample, and it may be the same one.")
  }
}

/// The distance of samples of different sizes.
public protocol Exercise8_2: SendableMetatype {
  /// The Wasserstein-1 distance of two samples on the line, each a heap of weight 1.
  static func distance(_ a: [Float], _ b: [Float]) throws -> Float
}

/// Checks an answer to exercise 8.2.
public func check<Answer: Exercise8_2>(_: Answer.Type) -> Outcome {
  outcome {
    func expectDistance(_ a: [Float], _ b: [Float], _ expected: Float, hint: String) throws {
      for (a, b) in [(a, b), (b, a)] {
        try expect(Answer.distance(a, b), near: expected, "from \(a) to \(b)", hint: hint)
      }
    }
    try expectDistance(
      [0, 1, 2], [7, 5, 6], 5, hint: "Samples of one size are still those of exercise 8.1.")
    try expectDistance(
      [0], [1, 3], 2, hint: "Half of the grain travels to 1, and the other half to 3.")
    try expectDistance(
      [-1, 1], [0], 1, hint: "Both halves travel, one to the right and one to the left.")
    try expectDistance(
      [3, 0], [0, 3, 0], 0.5,
      hint: "A sixth of the sand has to cross the gap between 0 and 3, which is 3 wide.")
    try expectDistance(
      [0, 2, 4], [1, 1, 3, 6, 9], 2.133_333,
      hint:
        "What crosses a gap is what one sample has to the left of it, and the other has not."
    )
  }
}

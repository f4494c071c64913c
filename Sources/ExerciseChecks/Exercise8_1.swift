/// The distance by sorting.
public protocol Exercise8_1: SendableMetatype {
  /// The Wasserstein-1 distance of two samples of the same size on the line.
  static func distance(_ a: [Float], _ b: [Float]) throws -> Float
}

/// Checks an answer to exercise 8.1.
public func check<Answer: Exercise8_1>(_: Answer.Type) -> Outcome {
  outcome {
    try expect(
      Answer.distance([0, 1, 2], [5, 6, 7]), near: 5, "the distance of a sample moved by 5",
      hint: "Every grain travels 5, and the distance is the mean of the ways.")
    try expect(
      Answer.distance([0, 4], [4, 0]), near: 0, "the distance of a sample in another order",
      hint: "A sample has no order: which grain should travel to which?")
    try expect(
      Answer.distance([-1, 1], [0, 0]), near: 1, "the distance of two heaps and their middle",
      hint: "Both grains travel, one to the right and one to the left.")
    try expect(
      Answer.distance([0, 0, 0, 0], [0, 0, 0, 4]), near: 1, "the distance where one of four moves",
      hint: "The mean of the ways counts those that stay, and a long way is not squared.")
  }
}

import Core

/// The points that belong to each heap.
public protocol Exercise5_2: SendableMetatype {
  /// How many of the points `[N, 2]` belong to each middle: to the nearest one, and only if it is not farther than
  /// the radius.
  static func counts(
    _ points: Tensor, _ middles: [SIMD2<Float>], _ radius: Float
  ) throws -> [Int]
}

/// Checks an answer to exercise 5.2.
public func check<Answer: Exercise5_2>(_: Answer.Type) -> Outcome {
  outcome {
    let middles: [SIMD2<Float>] = [[0, 0], [1, 0], [0, 4]]
    let points = Tensor([0.1, 0, 0.4, 0, 0.9, 0.2, 3, 0, 0.7, 0.5], shape: [5, 2])
    try expect(
      Answer.counts(points, middles, .infinity), equals: [2, 3, 0],
      "the counts of five points, however far they are",
      hint: "Each point belongs to one heap, the nearest. A heap without points counts 0.")
    try expect(
      Answer.counts(points, middles, 0.5), equals: [2, 1, 0],
      "the counts within a radius of 0.5",
      hint: "The distance is the length of the difference: the root of the sum of two squares.")
  }
}

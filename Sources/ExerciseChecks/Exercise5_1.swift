/// The middles of heaps on a circle.
public protocol Exercise5_1: SendableMetatype {
  /// So many corners of a regular polygon on the circle of radius 1, against the clock, from (1, 0) on.
  static func ring(_ count: Int) throws -> [SIMD2<Float>]
}

/// Checks an answer to exercise 5.1.
public func check<Answer: Exercise5_1>(_: Answer.Type) -> Outcome {
  outcome {
    let half = Float(0.5).squareRoot()
    let cases: [(Int, [SIMD2<Float>])] = [
      (4, [[1, 0], [0, 1], [-1, 0], [0, -1]]),
      (
        8,
        [
          [1, 0], [half, half], [0, 1], [-half, half], [-1, 0], [-half, -half], [0, -1],
          [half, -half],
        ]
      ),
    ]
    for (count, expected) in cases {
      let answer = try Answer.ring(count)
      try expect(
        answer.count, equals: count, "how many corners a ring of \(count) has", hint: "One a heap.")
      for (place, (corner, right)) in zip(answer, expected).enumerated() {
        let what = "corner \(place) of a ring of \(count)"
        let hint = "A whole turn has \(count) steps. Does the last corner lie on the first?"
        try expect(corner.x, near: right.x, "x of \(what)", hint: hint)
        try expect(corner.y, near: right.y, "y of \(what)", hint: hint)
      }
    }
  }
}

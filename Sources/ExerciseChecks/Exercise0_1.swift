/// Where the numbers of a repeated array come from.
public protocol Exercise0_1: SendableMetatype {
  /// For each number of an array of the shape `large`, in its order, the place of its number in an
  /// array of the shape `small`, which fits into it.
  static func places(of small: [Int], in large: [Int]) throws -> [Int]
}

/// Checks an answer to exercise 0.1.
public func check<Answer: Exercise0_1>(_: Answer.Type) -> Outcome {
  outcome {
    let cases: [(small: [Int], large: [Int], places: [Int], what: String, hint: String)] = [
      ([2, 3], [2, 3], [0, 1, 2, 3, 4, 5], "an array in its own shape", "Nothing is repeated."),
      ([3], [2, 3], [0, 1, 2, 0, 1, 2], "a row in a table", "The row stands in every row."),
      (
        [2, 1], [2, 3], [0, 0, 0, 1, 1, 1], "a column in a table",
        "An axis of 1 has one place, whatever the index there."
      ),
      (
        [], [2, 2], [0, 0, 0, 0], "one number in a table", "A number has no axes: all are missing."
      ),
      (
        [2, 1, 2], [2, 2, 2], [0, 1, 0, 1, 2, 3, 2, 3], "an axis of 1 in the middle",
        "In each step along the first axis the small array moves on by the product of its own later sizes."
      ),
      ([1], [3], [0, 0, 0], "an axis of 1 in an axis of 3", "There is one place: 0."),
      (
        [2, 1], [3, 2, 2], [0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1], "a column in a stack of tables",
        "Axes are missing at the front: compare the shapes from their ends."
      ),
    ]
    for (small, large, places, what, hint) in cases {
      try expect(Answer.places(of: small, in: large), equals: places, what, hint: hint)
    }
  }
}

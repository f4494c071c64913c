/// One step of Adam.
public protocol Exercise0_7: SendableMetatype {
  /// How far a weight moves against its slope, in learning rates. `mean` and `square` are the running
  /// means of its slopes and of their squares, 0 before the first step; `step` is 1 in the first one.
  static func move(
    slope: Double, mean: inout Double, square: inout Double, step: Int, beta1: Double, beta2: Double
  ) throws -> Double
}

/// Checks an answer to exercise 0.7.
public func check<Answer: Exercise0_7>(_: Answer.Type) -> Outcome {
  outcome {
    func moves(_ slopes: [Double], beta1: Double = 0.9) throws -> (
      moves: [Double], mean: Double, square: Double
    ) {
      var (mean, square) = (0.0, 0.0)
      let moves = try slopes.enumerated().map { index, slope in
        try Answer.move(
          slope: slope, mean: &mean, square: &square, step: index + 1, beta1: beta1, beta2: 0.999)
      }
      return (moves, mean, square)
    }
    let first = try moves([-0.02])
    try expect(
      first.mean, near: -0.002, "the running mean after one slope of -0.02",
      hint: "A tenth of the new slope, nine tenths of the old mean.")
    try expect(
      first.square, near: 4e-7, "the running mean of squares after one slope of -0.02",
      hint: "A thousandth of the new square, the rest of the old mean.")
    let isNearlyRight = abs(first.moves[0] + 1) < 1e-4
    try expect(
      first.moves[0], near: -0.9999995, "the first move, for a slope of -0.02",
      hint: isNearlyRight
        ? "Add 1e-8 to the root, when it has been taken."
        : "Both means begin at 0 and are too small at first: divide each by 1 - beta to the power of the step."
    )
    try expect(
      moves([5, 5, 5]).moves[2], near: 1, "the third move, all slopes being 5",
      hint: "Where every slope is the same, a weight moves by one learning rate.")
    let wild = try moves([1, -1, 4], beta1: 0.5)
    try expect(
      wild.moves[2], near: 0.874453, "the third move, for the slopes 1, -1 and 4 with beta1 = 0.5",
      hint: "The mean, corrected, over the root of the mean of squares, corrected.")
    try expect(
      moves([0]).moves[0], near: 0, "the move for a slope of 0",
      hint: "Add 1e-8 to the root, outside of it, so that nothing is divided by 0.")
  }
}

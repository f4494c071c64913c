/// How slopes go back through four functions.
public protocol Exercise0_3: SendableMetatype {
  /// What the slope `dy` by `y`, the exponential of `x`, says of the slope by `x`.
  static func exponential<V: Calculus>(_ x: V, _ y: V, _ dy: V) throws -> V
  /// The same for the natural logarithm.
  static func logarithm<V: Calculus>(_ x: V, _ y: V, _ dy: V) throws -> V
  /// The same for the hyperbolic tangent.
  static func tanh<V: Calculus>(_ x: V, _ y: V, _ dy: V) throws -> V
  /// The same for the square root.
  static func squareRoot<V: Calculus>(_ x: V, _ y: V, _ dy: V) throws -> V
}

/// Checks an answer to exercise 0.3.
public func check<Answer: Exercise0_3>(_: Answer.Type) -> Outcome {
  outcome {
    func matrix(_ numbers: Double...) -> Matrix { Matrix(1, numbers.count, numbers) }
    let dy = matrix(10, 1)
    try expect(
      Answer.exponential(matrix(0, 2), matrix(1, 7.389056099), dy), near: matrix(10, 7.389056099),
      "the slope of exp at 0 and 2", hint: "The slope of exp at x is exp itself, which is y.")
    try expect(
      Answer.logarithm(matrix(1, 4), matrix(0, 1.386294361), dy), near: matrix(10, 0.25),
      "the slope of log at 1 and 4", hint: "The slope of log at x is 1 / x.")
    try expect(
      Answer.tanh(matrix(0, 1), matrix(0, 0.761594156), dy), near: matrix(10, 0.419974342),
      "the slope of tanh at 0 and 1",
      hint: "It is steepest in the middle, where y is 0, and flat where y is 1 or -1.")
    try expect(
      Answer.squareRoot(matrix(4, 0.25), matrix(2, 0.5), dy), near: matrix(2.5, 1),
      "the slope of the root at 4 and 0.25", hint: "y times y is x: what does that say of dy / dx?")
  }
}

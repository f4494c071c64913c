/// How slopes go back through three products.
public protocol Exercise0_2: SendableMetatype {
  /// What the slope `dy` by a · b says of the slopes by `a` and by `b`, all of one shape.
  static func product<V: Calculus>(_ a: V, _ b: V, _ dy: V) throws -> (V, V)
  /// The same for a / b.
  static func quotient<V: Calculus>(_ a: V, _ b: V, _ dy: V) throws -> (V, V)
  /// The same for the matrix product of `a`, `[n, m]`, and `b`, `[m, k]`; `dy` is `[n, k]`.
  static func matrixProduct<V: Calculus>(_ a: V, _ b: V, _ dy: V) throws -> (V, V)
}

/// Checks an answer to exercise 0.2.
public func check<Answer: Exercise0_2>(_: Answer.Type) -> Outcome {
  outcome {
    let (a, b, dy) = (Matrix(1, 2, [3, -2]), Matrix(1, 2, [2, 4]), Matrix(1, 2, [10, 1]))
    let product = try Answer.product(a, b, dy)
    let first = "If a grows by a little, a · b grows by b times as much."
    try expect(product.0, near: Matrix(1, 2, [20, 4]), "the slope of a · b by a", hint: first)
    try expect(product.1, near: Matrix(1, 2, [30, -2]), "the slope of a · b by b", hint: first)
    let quotient = try Answer.quotient(a, b, dy)
    let second = "a / b is a times 1 / b, and 1 / b has the slope -1 / b²."
    try expect(quotient.0, near: Matrix(1, 2, [5, 0.25]), "the slope of a / b by a", hint: second)
    try expect(
      quotient.1, near: Matrix(1, 2, [-7.5, 0.125]), "the slope of a / b by b", hint: second)
    let (left, right) = (Matrix(2, 3, [1, 2, 3, 4, 5, 6]), Matrix(3, 1, [7, 8, 9]))
    let matrix = try Answer.matrixProduct(left, right, Matrix(2, 1, [1, 10]))
    let third =
      "Only one product of dy with the other matrix, or its transpose, has the right shape."
    try expect(
      matrix.0, near: Matrix(2, 3, [7, 8, 9, 70, 80, 90]), "the slope of a matrix product by a",
      hint: third)
    try expect(
      matrix.1, near: Matrix(3, 1, [41, 52, 63]), "the slope of a matrix product by b", hint: third)
  }
}

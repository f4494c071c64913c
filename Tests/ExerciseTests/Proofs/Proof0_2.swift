import ExerciseChecks
import Testing

@Test func exercise0_2IsProved() {
  let proof = Proof(
    stub: check(Stub0_2.self), solution: check(Solution0_2.self),
    mistakes: (
      check(OwnFactor0_2.self), "the slope of a · b by a, number 0: expected 20.0, got 30.0"
    ),
    (check(WrongSign0_2.self), "the slope of a / b by b, number 0: expected -7.5, got 7.5"),
    (
      check(Untransposed0_2.self),
      "the slope of a matrix product by a: expected the shape [2, 3], got two shapes that do not fit"
    ),
    (check(Exchanged0_2.self), "the shape of the slope of a matrix product by a"))
  #expect(proof.problems == [])
}

enum Solution0_2: Exercise0_2 {
  nonisolated static func product<V: Calculus>(_ a: V, _ b: V, _ dy: V) throws -> (V, V) {
    (b * dy, a * dy)
  }

  nonisolated static func quotient<V: Calculus>(_ a: V, _ b: V, _ dy: V) throws -> (V, V) {
    let first = dy / b
    return (first, 0 - a / b * first)
  }

  nonisolated static func matrixProduct<V: Calculus>(_ a: V, _ b: V, _ dy: V) throws -> (V, V) {
    let (left, right) = (a.transposed, b.transposed)
    return (matmul(dy, right), matmul(left, dy))
  }
}

enum Stub0_2: Exercise0_2 {
  nonisolated static func product<V: Calculus>(_ a: V, _ b: V, _ dy: V) throws -> (V, V) {
    throw NotAttempted()
  }

  nonisolated static func quotient<V: Calculus>(_ a: V, _ b: V, _ dy: V) throws -> (V, V) {
    throw NotAttempted()
  }

  nonisolated static func matrixProduct<V: Calculus>(_ a: V, _ b: V, _ dy: V) throws -> (V, V) {
    throw NotAttempted()
  }
}

/// Gives each factor its own number.
enum OwnFactor0_2: Exercise0_2 {
  nonisolated static func product<V: Calculus>(_ a: V, _ b: V, _ dy: V) throws -> (V, V) {
    (a * dy, b * dy)
  }

  nonisolated static func quotient<V: Calculus>(_ a: V, _ b: V, _ dy: V) throws -> (V, V) {
    try Solution0_2.quotient(a, b, dy)
  }

  nonisolated static func matrixProduct<V: Calculus>(_ a: V, _ b: V, _ dy: V) throws -> (V, V) {
    try Solution0_2.matrixProduct(a, b, dy)
  }
}

/// Forgets that a quotient falls where its divisor grows.
enum WrongSign0_2: Exercise0_2 {
  nonisolated static func product<V: Calculus>(_ a: V, _ b: V, _ dy: V) throws -> (V, V) {
    try Solution0_2.product(a, b, dy)
  }

  nonisolated static func quotient<V: Calculus>(_ a: V, _ b: V, _ dy: V) throws -> (V, V) {
    (dy / b, dy * a / (b * b))
  }

  nonisolated static func matrixProduct<V: Calculus>(_ a: V, _ b: V, _ dy: V) throws -> (V, V) {
    try Solution0_2.matrixProduct(a, b, dy)
  }
}

/// Multiplies by the matrices as they are.
enum Untransposed0_2: Exercise0_2 {
  nonisolated static func product<V: Calculus>(_ a: V, _ b: V, _ dy: V) throws -> (V, V) {
    try Solution0_2.product(a, b, dy)
  }

  nonisolated static func quotient<V: Calculus>(_ a: V, _ b: V, _ dy: V) throws -> (V, V) {
    try Solution0_2.quotient(a, b, dy)
  }

  nonisolated static func matrixProduct<V: Calculus>(_ a: V, _ b: V, _ dy: V) throws -> (V, V) {
    (matmul(dy, b), matmul(a, dy))
  }
}

/// Returns the two slopes of a matrix product in the wrong order.
enum Exchanged0_2: Exercise0_2 {
  nonisolated static func product<V: Calculus>(_ a: V, _ b: V, _ dy: V) throws -> (V, V) {
    try Solution0_2.product(a, b, dy)
  }

  nonisolated static func quotient<V: Calculus>(_ a: V, _ b: V, _ dy: V) throws -> (V, V) {
    try Solution0_2.quotient(a, b, dy)
  }

  nonisolated static func matrixProduct<V: Calculus>(_ a: V, _ b: V, _ dy: V) throws -> (V, V) {
    let right = try Solution0_2.matrixProduct(a, b, dy)
    return (right.1, right.0)
  }
}

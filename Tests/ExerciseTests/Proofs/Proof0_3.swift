import ExerciseChecks
import Testing

@Test func exercise0_3IsProved() {
  let proof = Proof(
    stub: check(Stub0_3.self), solution: check(Solution0_3.self),
    mistakes: (check(OfX0_3.self), "the slope of exp at 0 and 2, number 0: expected 10.0, got 0.0"),
    (
      check(SlopesWithoutDY0_3.self),
      "the slope of exp at 0 and 2, number 0: expected 10.0, got 1.0"
    ),
    (check(HalfForgotten0_3.self), "the slope of the root at 4 and 0.25, number 0: expected 2.5"))
  #expect(proof.problems == [])
}

enum Solution0_3: Exercise0_3 {
  nonisolated static func exponential<V: Calculus>(_ x: V, _ y: V, _ dy: V) throws -> V { y * dy }
  nonisolated static func logarithm<V: Calculus>(_ x: V, _ y: V, _ dy: V) throws -> V { dy / x }
  nonisolated static func tanh<V: Calculus>(_ x: V, _ y: V, _ dy: V) throws -> V {
    dy - dy * y * y
  }
  nonisolated static func squareRoot<V: Calculus>(_ x: V, _ y: V, _ dy: V) throws -> V {
    0.5 * dy / y
  }
}

enum Stub0_3: Exercise0_3 {
  nonisolated static func exponential<V: Calculus>(_ x: V, _ y: V, _ dy: V) throws -> V {
    throw NotAttempted()
  }
  nonisolated static func logarithm<V: Calculus>(_ x: V, _ y: V, _ dy: V) throws -> V {
    throw NotAttempted()
  }
  nonisolated static func tanh<V: Calculus>(_ x: V, _ y: V, _ dy: V) throws -> V {
    throw NotAttempted()
  }
  nonisolated static func squareRoot<V: Calculus>(_ x: V, _ y: V, _ dy: V) throws -> V {
    throw NotAttempted()
  }
}

/// Takes the exponential's slope from its operand.
enum OfX0_3: Exercise0_3 {
  nonisolated static func exponential<V: Calculus>(_ x: V, _ y: V, _ dy: V) throws -> V { x * dy }
  nonisolated static func logarithm<V: Calculus>(_ x: V, _ y: V, _ dy: V) throws -> V { dy / x }
  nonisolated static func tanh<V: Calculus>(_ x: V, _ y: V, _ dy: V) throws -> V {
    dy - dy * y * y
  }
  nonisolated static func squareRoot<V: Calculus>(_ x: V, _ y: V, _ dy: V) throws -> V {
    0.5 * dy / y
  }
}

/// Hands on slopes of its own alone.
enum SlopesWithoutDY0_3: Exercise0_3 {
  nonisolated static func exponential<V: Calculus>(_ x: V, _ y: V, _ dy: V) throws -> V { y }
  nonisolated static func logarithm<V: Calculus>(_ x: V, _ y: V, _ dy: V) throws -> V { 1 / x }
  nonisolated static func tanh<V: Calculus>(_ x: V, _ y: V, _ dy: V) throws -> V { 1 - y * y }
  nonisolated static func squareRoot<V: Calculus>(_ x: V, _ y: V, _ dy: V) throws -> V { 0.5 / y }
}

/// Loses the factor 2 of the root.
enum HalfForgotten0_3: Exercise0_3 {
  nonisolated static func exponential<V: Calculus>(_ x: V, _ y: V, _ dy: V) throws -> V { y * dy }
  nonisolated static func logarithm<V: Calculus>(_ x: V, _ y: V, _ dy: V) throws -> V { dy / x }
  nonisolated static func tanh<V: Calculus>(_ x: V, _ y: V, _ dy: V) throws -> V {
    dy - dy * y * y
  }
  nonisolated static func squareRoot<V: Calculus>(_ x: V, _ y: V, _ dy: V) throws -> V { dy / y }
}

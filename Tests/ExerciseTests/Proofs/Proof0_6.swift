import ExerciseChecks
import Testing

@Test func exercise0_6IsProved() {
  let proof = Proof(
    stub: check(Stub0_6.self), solution: check(Solution0_6.self),
    mistakes: (
      check(Straight0_6.self),
      "expected a wrong slope from the engine that assigns, got the right one"
    ),
    (
      check(AllTheSame0_6.self),
      "expected a right slope from the others, where the engine that assigns is wrong"
    ),
    (check(LongWayFirst0_6.self), "a wrong slope from the engine that is too soon"))
  #expect(proof.problems == [])
}

enum Solution0_6: Exercise0_6 {
  nonisolated static func showsAssigning<V: Calculus>(_ x: V) throws -> V { x * x }
  nonisolated static func showsHandlingTwice<V: Calculus>(_ x: V) throws -> V {
    let twice = 2 * x
    return twice * twice
  }
  nonisolated static func showsHandlingTooSoon<V: Calculus>(_ x: V) throws -> V {
    let twice = 2 * x
    return twice + 3 * twice
  }
}

enum Stub0_6: Exercise0_6 {
  nonisolated static func showsAssigning<V: Calculus>(_ x: V) throws -> V { throw NotAttempted() }
  nonisolated static func showsHandlingTwice<V: Calculus>(_ x: V) throws -> V {
    throw NotAttempted()
  }
  nonisolated static func showsHandlingTooSoon<V: Calculus>(_ x: V) throws -> V {
    throw NotAttempted()
  }
}

/// Uses nothing twice.
enum Straight0_6: Exercise0_6 {
  nonisolated static func showsAssigning<V: Calculus>(_ x: V) throws -> V { 2 * x + 1 }
  nonisolated static func showsHandlingTwice<V: Calculus>(_ x: V) throws -> V { 2 * x + 1 }
  nonisolated static func showsHandlingTooSoon<V: Calculus>(_ x: V) throws -> V { 2 * x + 1 }
}

/// Hopes that one large expression shows it all.
enum AllTheSame0_6: Exercise0_6 {
  nonisolated static func showsAssigning<V: Calculus>(_ x: V) throws -> V {
    try Solution0_6.showsHandlingTooSoon(x)
  }
  nonisolated static func showsHandlingTwice<V: Calculus>(_ x: V) throws -> V {
    try Solution0_6.showsHandlingTooSoon(x)
  }
  nonisolated static func showsHandlingTooSoon<V: Calculus>(_ x: V) throws -> V {
    try Solution0_6.showsHandlingTooSoon(x)
  }
}

/// Goes the long way first, which even the third engine can.
enum LongWayFirst0_6: Exercise0_6 {
  nonisolated static func showsAssigning<V: Calculus>(_ x: V) throws -> V { x * x }
  nonisolated static func showsHandlingTwice<V: Calculus>(_ x: V) throws -> V {
    try Solution0_6.showsHandlingTwice(x)
  }
  nonisolated static func showsHandlingTooSoon<V: Calculus>(_ x: V) throws -> V {
    let twice = 2 * x
    return 3 * twice + twice
  }
}

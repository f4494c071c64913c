import Core
import ExerciseChecks
import Testing

@Test func exercise7_3IsProved() {
  let proof = Proof(
    stub: check(Stub7_3.self), solution: check(Solution7_3.self),
    mistakes: (check(Diagonal7_3.self), "the distance where each point is very like itself"),
    (
      check(Once7_3.self),
      "the distance where each point is very like itself: expected 1.0, got 2.0"
    ),
    (check(Sums7_3.self), "the distance where"))
  #expect(proof.problems == [])
}

private nonisolated func sum(_ rows: [[Float]]) -> Float { rows.joined().reduce(0, +) }

private nonisolated func meanOfPairs(_ rows: [[Float]]) -> Float {
  let own = rows.indices.map { rows[$0][$0] }.reduce(0, +)
  return (sum(rows) - own) / Float(rows.count * (rows.count - 1))
}

private nonisolated func mean(_ rows: [[Float]]) -> Float {
  sum(rows) / Float(rows.joined().count)
}

enum Solution7_3: Exercise7_3 {
  nonisolated static func distance(
    within a: [[Float]], within b: [[Float]], between: [[Float]]
  ) -> Float {
    meanOfPairs(a) + meanOfPairs(b) - 2 * mean(between)
  }
}

enum Stub7_3: Exercise7_3 {
  nonisolated static func distance(
    within a: [[Float]], within b: [[Float]], between: [[Float]]
  ) throws -> Float {
    throw NotAttempted()
  }
}

/// Lets each point make a pair with itself.
enum Diagonal7_3: Exercise7_3 {
  nonisolated static func distance(
    within a: [[Float]], within b: [[Float]], between: [[Float]]
  ) -> Float {
    mean(a) + mean(b) - 2 * mean(between)
  }
}

/// Takes the mean between the samples off once.
enum Once7_3: Exercise7_3 {
  nonisolated static func distance(
    within a: [[Float]], within b: [[Float]], between: [[Float]]
  ) -> Float {
    meanOfPairs(a) + meanOfPairs(b) - mean(between)
  }
}

/// Adds up where a mean is asked for.
enum Sums7_3: Exercise7_3 {
  nonisolated static func distance(
    within a: [[Float]], within b: [[Float]], between: [[Float]]
  ) -> Float {
    meanOfPairs(a) + meanOfPairs(b) - 2 * sum(between)
  }
}

import ExerciseChecks
import Testing

@Test func exercise4_4IsProved() {
  let proof = Proof(
    stub: check(Stub4_4.self), solution: check(Solution4_4.self),
    mistakes: (check(RealAlone4_4.self), "labels 0.9 and 0.1: expected 0.5, got 0.45"),
    (check(Mean4_4.self), "p = 0.3, q = 0.1, labels 1.0 and 0.0: expected 0.75, got 0.5"),
    (
      check(Upside4_4.self),
      "the fakes for each real picture, labels 0.9 and 0.0: expected 0.8, got 1.25"
    ),
    (check(Quotient4_4.self), "the fakes for each real picture, labels 1.0 and 0.0"))
  #expect(proof.problems == [])
}

enum Solution4_4: Exercise4_4 {
  nonisolated static func bestVerdict(
    _ p: Float, _ q: Float, labels a: Float, _ b: Float
  ) -> Float { (a * p + b * q) / (p + q) }

  nonisolated static func fakesForEachReal(labels a: Float, _ b: Float) -> Float {
    (a - 0.5) / (0.5 - b)
  }
}

enum Stub4_4: Exercise4_4 {
  nonisolated static func bestVerdict(
    _ p: Float, _ q: Float, labels a: Float, _ b: Float
  ) throws -> Float { throw NotAttempted() }
  nonisolated static func fakesForEachReal(labels a: Float, _ b: Float) throws -> Float {
    throw NotAttempted()
  }
}

/// Smooths the label of real pictures alone.
enum RealAlone4_4: Exercise4_4 {
  nonisolated static func bestVerdict(
    _ p: Float, _ q: Float, labels a: Float, _ b: Float
  ) -> Float { a * p / (p + q) }
  nonisolated static func fakesForEachReal(labels a: Float, _ b: Float) -> Float {
    Solution4_4.fakesForEachReal(labels: a, b)
  }
}

/// Takes the mean of the labels as if real and fake were equally frequent everywhere.
enum Mean4_4: Exercise4_4 {
  nonisolated static func bestVerdict(
    _ p: Float, _ q: Float, labels a: Float, _ b: Float
  ) -> Float { (a + b) / 2 }
  nonisolated static func fakesForEachReal(labels a: Float, _ b: Float) -> Float {
    Solution4_4.fakesForEachReal(labels: a, b)
  }
}

/// Counts the real pictures for each fake.
enum Upside4_4: Exercise4_4 {
  nonisolated static func bestVerdict(
    _ p: Float, _ q: Float, labels a: Float, _ b: Float
  ) -> Float { Solution4_4.bestVerdict(p, q, labels: a, b) }
  nonisolated static func fakesForEachReal(labels a: Float, _ b: Float) -> Float {
    (0.5 - b) / (a - 0.5)
  }
}

/// Divides the labels.
enum Quotient4_4: Exercise4_4 {
  nonisolated static func bestVerdict(
    _ p: Float, _ q: Float, labels a: Float, _ b: Float
  ) -> Float { Solution4_4.bestVerdict(p, q, labels: a, b) }
  nonisolated static func fakesForEachReal(labels a: Float, _ b: Float) -> Float { b / a }
}

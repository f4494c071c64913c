import Core
import ExerciseChecks
import Testing

@Test func exercise9_2IsProved() {
  let proof = Proof(
    stub: check(Stub9_2.self), solution: check(Solution9_2.self),
    mistakes: (check(Reversed9_2.self), "number 0: expected 0.25, got 0.75"),
    (check(OneNumber9_2.self), "number 2: expected 1.0, got 0.25"),
    (check(Unshared9_2.self), "the points of two other pairs"))
  #expect(proof.problems == [])
}

enum Solution9_2: Exercise9_2 {
  nonisolated static func between(_ real: Tensor, _ fake: Tensor, _ ε: Tensor) -> Tensor {
    fake + ε * (real - fake)
  }
}

enum Stub9_2: Exercise9_2 {
  nonisolated static func between(_ real: Tensor, _ fake: Tensor, _ ε: Tensor) throws -> Tensor {
    throw NotAttempted()
  }
}

/// Starts at the wrong end.
enum Reversed9_2: Exercise9_2 {
  nonisolated static func between(_ real: Tensor, _ fake: Tensor, _ ε: Tensor) -> Tensor {
    (1 - ε) * real + ε * fake
  }
}

/// Uses the first number for the whole batch.
enum OneNumber9_2: Exercise9_2 {
  nonisolated static func between(_ real: Tensor, _ fake: Tensor, _ ε: Tensor) -> Tensor {
    let first = ε.scalars[0]
    return first * real + (1 - first) * fake
  }
}

/// Adds the whole fake.
enum Unshared9_2: Exercise9_2 {
  nonisolated static func between(_ real: Tensor, _ fake: Tensor, _ ε: Tensor) -> Tensor {
    ε * real + fake
  }
}

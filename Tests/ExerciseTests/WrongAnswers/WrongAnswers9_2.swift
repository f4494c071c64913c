import Core
import ExerciseChecks

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

import Core
import ExerciseChecks
import Testing

@Test func exercise3_1IsProved() {
  let proof = Proof(
    stub: check(Stub3_1.self), solution: check(Solution3_1.self),
    mistakes: (check(ByTheVariance3_1.self), "number 1: expected 4.0, got 6.0"),
    (check(Detached3_1.self), "slopes by the means, number 0: expected 1.0, got 0.0"),
    (check(ByTheLogarithm3_1.self), "number 1: expected 4.0, got 3.3863"),
    (check(FixedWidth3_1.self), "slopes by the logarithms, number 1: expected 1.0, got 0.0"))
  #expect(proof.problems == [])
}

enum Solution3_1: Exercise3_1 {
  nonisolated static func point(_ mean: Tensor, _ logVariance: Tensor, _ noise: Tensor) -> Tensor {
    mean + (logVariance / 2).exponential() * noise
  }
}

enum Stub3_1: Exercise3_1 {
  nonisolated static func point(
    _ mean: Tensor, _ logVariance: Tensor, _ noise: Tensor
  ) throws -> Tensor {
    throw NotAttempted()
  }
}

/// Stretches by the variance.
enum ByTheVariance3_1: Exercise3_1 {
  nonisolated static func point(_ mean: Tensor, _ logVariance: Tensor, _ noise: Tensor) -> Tensor {
    mean + logVariance.exponential() * noise
  }
}

/// Hands over a number without a history.
enum Detached3_1: Exercise3_1 {
  nonisolated static func point(_ mean: Tensor, _ logVariance: Tensor, _ noise: Tensor) -> Tensor {
    Solution3_1.point(mean, logVariance, noise).detached()
  }
}

/// Takes the logarithm for the deviation where it is not 0.
enum ByTheLogarithm3_1: Exercise3_1 {
  nonisolated static func point(_ mean: Tensor, _ logVariance: Tensor, _ noise: Tensor) -> Tensor {
    mean + logVariance * noise
  }
}

/// Lets no slope through to the width.
enum FixedWidth3_1: Exercise3_1 {
  nonisolated static func point(_ mean: Tensor, _ logVariance: Tensor, _ noise: Tensor) -> Tensor {
    Solution3_1.point(mean, logVariance.detached(), noise)
  }
}

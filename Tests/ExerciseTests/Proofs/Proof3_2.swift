import Core
import ExerciseChecks
import Testing

@Test func exercise3_2IsProved() {
  let proof = Proof(
    stub: check(Stub3_2.self), solution: check(Solution3_2.self),
    mistakes: (check(MeanOverNumbers3_2.self), "expected 1.25, got 0.625"),
    (check(SumOverPictures3_2.self), "expected 1.25, got 2.5"),
    (check(DeviationForVariance3_2.self), "expected 1.6158"),
    (check(WrongSign3_2.self), "expected 1.25, got -1.25"),
    (check(Detached3_2.self), "slopes by the means, number 0: expected 0.5, got 0.0"))
  #expect(proof.problems == [])
}

enum Solution3_2: Exercise3_2 {
  nonisolated static func divergence(_ mean: Tensor, _ logVariance: Tensor) -> Tensor {
    let each = mean.squared() + logVariance.exponential() - logVariance - 1
    return 0.5 * each.sum(along: 1).mean()
  }
}

enum Stub3_2: Exercise3_2 {
  nonisolated static func divergence(_ mean: Tensor, _ logVariance: Tensor) throws -> Tensor {
    throw NotAttempted()
  }
}

/// Takes the mean where it should sum.
enum MeanOverNumbers3_2: Exercise3_2 {
  nonisolated static func divergence(_ mean: Tensor, _ logVariance: Tensor) -> Tensor {
    0.5 * (mean.squared() + logVariance.exponential() - logVariance - 1).mean()
  }
}

/// Sums where it should take the mean.
enum SumOverPictures3_2: Exercise3_2 {
  nonisolated static func divergence(_ mean: Tensor, _ logVariance: Tensor) -> Tensor {
    0.5 * (mean.squared() + logVariance.exponential() - logVariance - 1).sum()
  }
}

/// Takes the logarithm of the variance for that of the deviation's square root.
enum DeviationForVariance3_2: Exercise3_2 {
  nonisolated static func divergence(_ mean: Tensor, _ logVariance: Tensor) -> Tensor {
    let each = mean.squared() + (logVariance / 2).exponential() - logVariance - 1
    return 0.5 * each.sum(along: 1).mean()
  }
}

/// Has the sign of the likelihood.
enum WrongSign3_2: Exercise3_2 {
  nonisolated static func divergence(_ mean: Tensor, _ logVariance: Tensor) -> Tensor {
    -Solution3_2.divergence(mean, logVariance)
  }
}

/// Has the right number, and no way back.
enum Detached3_2: Exercise3_2 {
  nonisolated static func divergence(_ mean: Tensor, _ logVariance: Tensor) -> Tensor {
    Solution3_2.divergence(mean, logVariance).detached()
  }
}

import Core
import ExerciseChecks

/// Exercise 3.2. What does a code cost?
public enum Answer3_2: Exercise3_2 {
  /// Both arguments are `[N, latent]`. The answer is one number: the divergence from N(0, 1) in nats,
  /// summed over the numbers of a code, the mean over the pictures.
  public static func divergence(_ mean: Tensor, _ logVariance: Tensor) throws -> Tensor {
    throw NotAttempted()
  }
}

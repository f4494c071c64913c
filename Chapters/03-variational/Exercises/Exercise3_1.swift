import Core
import ExerciseChecks

/// Exercise 3.1. How is a point drawn from a cloud, so that the cloud can learn from it?
public enum Answer3_1: Exercise3_1 {
  /// All three have one shape; the noise is from N(0, 1).
  public static func point(_ mean: Tensor, _ logVariance: Tensor, _ noise: Tensor) throws -> Tensor
  {
    throw NotAttempted()
  }
}

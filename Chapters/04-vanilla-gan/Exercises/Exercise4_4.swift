import Core
import ExerciseChecks

/// Exercise 4.4. A running average of weights.
public enum Answer4_4: Exercise4_4 {
  /// Returns the average after one more step, when it was `average` before and the weights are now
  /// `weights`.
  public static func next(average: Tensor, weights: Tensor, decay: Float) throws -> Tensor {
    throw NotAttempted()
  }
}

import Core
import ExerciseChecks

/// Exercise 8.2: the sign of the losses.
public enum Answer8_2: Exercise8_2 {
  /// What the critic lowers, from its values of real and of fake pictures, both `[N, 1]`.
  public static func criticLoss(real: Tensor, fake: Tensor) throws -> Tensor {
    throw NotAttempted()
  }

  /// What the generator lowers, from the critic's values of its pictures `[N, 1]`.
  public static func generatorLoss(fake: Tensor) throws -> Tensor {
    throw NotAttempted()
  }
}

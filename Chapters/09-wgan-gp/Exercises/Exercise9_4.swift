import Core
import ExerciseChecks

/// Exercise 9.4: from an empty file.
public enum Answer9_4: Exercise9_4 {
  /// Teaches a critic, which makes heights `[N, 1]` of points `[N, 2]`, to raise real points above
  /// fake ones, its slope held by a penalty. `real` and `fake` draw so many points, `[count, 2]`,
  /// others each time.
  public static func critic(
    real: (Int) -> Tensor, fake: (Int) -> Tensor, using random: RandomGenerator
  ) throws -> Sequential {
    throw NotAttempted()
  }
}

import Core
import ExerciseChecks

/// Exercise 4.3. What does the generator lower?
public enum Answer4_3: Exercise4_3 {
  /// `onFake` are the discriminator's logits `[N, 1]` on the generator's pictures. Return the
  /// non-saturating loss.
  public static func loss(_ onFake: Tensor) throws -> Tensor {
    throw NotAttempted()
  }
}

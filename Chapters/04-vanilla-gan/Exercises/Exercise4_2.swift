import Core
import ExerciseChecks

/// Exercise 4.2. What does the discriminator lower?
public enum Answer4_2: Exercise4_2 {
  /// Both arguments are logits `[N, 1]`; real pictures are labelled 0.9, fakes 0.
  public static func loss(_ onReal: Tensor, _ onFake: Tensor) throws -> Tensor {
    throw NotAttempted()
  }
}

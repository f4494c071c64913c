import Core
import ExerciseChecks

/// Exercise 3.5. From an empty file: a variational autoencoder.
public enum Answer3_5: Exercise3_5 {
  /// The pictures are `[N, 64]`. The encoder makes means and logarithms of variances side by side,
  /// `[N, 2·latent]`; the decoder makes logits, `[N, 64]`.
  public static func autoencoder(
    learningFrom pictures: Tensor, latent: Int, using random: RandomGenerator
  ) throws -> (encoder: Sequential, decoder: Sequential) {
    throw NotAttempted()
  }
}

import Core
import ExerciseChecks

/// Exercise 4.6. From an empty file.
public enum Answer4_6: Exercise4_6 {
  /// Plays a game, and returns its generator, which makes points `[N, 2]` of normal noise
  /// `[N, latent]`. `real` draws so many real points, `[count, 2]`, others each time. The check asks
  /// the generator in inference.
  public static func generator(
    latent: Int, real: (Int) -> Tensor, using random: RandomGenerator
  ) throws -> Sequential {
    throw NotAttempted()
  }
}

import Core
import ExerciseChecks

/// Exercise 7.2: balls and who lies in them.
public enum Answer7_2: Exercise7_2 {
  /// The share of samples that lie in the ball of some real point. `distances` holds a row for each
  /// sample, with its distance to each real point; `radii` are those of the real points.
  public static func precision(_ distances: [[Float]], radii: [Float]) throws -> Float {
    throw NotAttempted()
  }

  /// The share of real points whose ball holds a sample.
  public static func coverage(_ distances: [[Float]], radii: [Float]) throws -> Float {
    throw NotAttempted()
  }
}

import Core
import ExerciseChecks

/// Exercise 8.3: weight clipping.
public enum Answer8_3: Exercise8_3 {
  /// Moves every parameter of `network` that lies outside -bound...bound to the nearer bound.
  public static func clip(_ network: Sequential, to bound: Float) throws {
    throw NotAttempted()
  }
}

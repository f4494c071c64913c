import Core
import ExerciseChecks

/// Exercise 7.3: a distance without bias.
public enum Answer7_3: Exercise7_3 {
  /// The unbiased squared kernel distance, from the kernel of each pair within the first sample, within
  /// the second, and between them; each is a list of rows.
  public static func distance(
    within a: [[Float]], within b: [[Float]], between: [[Float]]
  ) throws -> Float {
    throw NotAttempted()
  }
}

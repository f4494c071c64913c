import Core
import ExerciseChecks

/// Exercise 7.1: the Fréchet distance on a line.
public enum Answer7_1: Exercise7_1 {
  /// The squared Fréchet distance of the normal distributions that two samples come from, at least two
  /// numbers each; variances have the divisor n - 1.
  public static func distance(_ a: [Float], _ b: [Float]) throws -> Float {
    throw NotAttempted()
  }
}

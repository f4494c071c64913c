import ExerciseChecks
import Foundation

/// Exercise 0.7. How does Adam step?
public enum Answer0_7: Exercise0_7 {
  /// How far a weight moves against its slope, in learning rates; `mean` and `square` are remembered
  /// between steps, 0 before the first. `step` is 1 in the first one; `pow(beta1, Double(step))` is a
  /// power. Add 1e-8 to the root, not under it.
  public static func move(
    slope: Double, mean: inout Double, square: inout Double, step: Int, beta1: Double, beta2: Double
  ) throws -> Double {
    throw NotAttempted()
  }
}

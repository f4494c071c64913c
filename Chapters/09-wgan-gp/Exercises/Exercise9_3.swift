import Core
import ExerciseChecks

/// Exercise 9.3: the penalty's gradient by hand.
public enum Answer9_3: Exercise9_3 {
  /// The gradients of the mean of (n − 1)² by W `[d, m]`, b `[m]` and a `[m, 1]`, where n are the
  /// slopes of tanh(x·W + b)·a at the points x `[N, d]`.
  public static func gradients(x: Tensor, w: Tensor, b: Tensor, a: Tensor) throws -> [Tensor] {
    throw NotAttempted()
  }
}

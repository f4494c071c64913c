import Core
import ExerciseChecks

/// Exercise 1.1. Two layers in one.
public enum Answer1_1: Exercise1_1 {
  /// The weights `[d, m]` and biases `[m]` of the one layer that does what two do, one after the
  /// other, with nothing between them. A layer makes x·W + b of a batch x `[N, d]`.
  public static func merged(
    _ first: (weights: Tensor, biases: Tensor), _ second: (weights: Tensor, biases: Tensor)
  ) throws -> (weights: Tensor, biases: Tensor) {
    throw NotAttempted()
  }
}

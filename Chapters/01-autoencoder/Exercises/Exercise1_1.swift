import ExerciseChecks

/// Exercise 1.1. How many parameters has a dense network?
public enum Answer1_1: Exercise1_1 {
  /// `sizes` are the numbers of values between the layers, first to last: `[784, 32, 784]` is a
  /// network of two dense layers, each with weights and biases.
  public static func parameterCount(sizes: [Int]) throws -> Int {
    throw NotAttempted()
  }
}

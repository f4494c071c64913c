import ExerciseChecks

/// Exercise 6.1. Odd kernels.
public enum Answer6_1: Exercise6_1 {
  /// The output padding with which a transposed convolution makes `wanted` pixels of `size`, or nil
  /// where none of 0..<stride does.
  public static func outputPadding(
    from size: Int, to wanted: Int, kernel: Int, stride: Int, padding: Int
  ) throws -> Int? {
    throw NotAttempted()
  }
}

import Core
import ExerciseChecks

/// Exercise 2.1: the arithmetic of sizes. Section 2.3 has the tables to try it on.
public enum Answer2_1: Exercise2_1 {
  /// The side of what a convolution makes of a side of `size` pixels.
  public static func outputSize(of size: Int, kernel: Int, stride: Int, padding: Int) throws -> Int
  {
    throw NotAttempted()
  }

  /// The side of what a transposed convolution makes of a side of `size` pixels.
  public static func transposedSize(
    of size: Int, kernel: Int, stride: Int, padding: Int, outputPadding: Int
  ) throws -> Int {
    throw NotAttempted()
  }
}

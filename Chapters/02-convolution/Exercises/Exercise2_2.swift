import Core
import ExerciseChecks

/// Exercise 2.2: a convolution by hand. Section 2.2 says what it is.
public enum Answer2_2: Exercise2_2 {
  /// The convolution of an image of one channel, row by row, with a square filter; what lies beyond
  /// the edges is 0.
  public static func convolution(
    of image: [[Float]], with filter: [[Float]], stride: Int, padding: Int
  ) throws -> [[Float]] {
    throw NotAttempted()
  }
}

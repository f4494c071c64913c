import Core
import ExerciseChecks

/// Exercise 2.1: a convolution by hand. Sections 2.1 and 2.3 say what it is.
public enum Answer2_1: Exercise2_1 {
  /// The convolution of an image of one channel, row by row, with a square filter; what lies beyond
  /// the edges is 0.
  public static func convolution(
    of image: [[Float]], with filter: [[Float]], stride: Int, padding: Int
  ) throws -> [[Float]] {
    throw NotAttempted()
  }
}

import Core
import ExerciseChecks

/// Exercise 2.5: a transposed convolution by hand, along one line of pixels. Sections 2.2 and 2.7.
public enum Answer2_5: Exercise2_5 {
  /// Every number paints the filter, times itself, a stride further; `padding` pixels are cut off
  /// at both ends, and `outputPadding` more are kept at the far end.
  public static func transposedConvolution(
    of line: [Float], with filter: [Float], stride: Int, padding: Int, outputPadding: Int
  ) throws -> [Float] {
    throw NotAttempted()
  }
}

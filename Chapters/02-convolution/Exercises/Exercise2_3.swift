import Core
import ExerciseChecks

/// Exercise 2.3: the way back through max pooling. Section 2.3 says what pooling is.
public enum Answer2_3: Exercise2_3 {
  /// The gradient by `image` of the sum of its pooled pixels, each times its number in `upstream`.
  /// Windows of 2 by 2 pixels touch without overlap and fill the image.
  public static func gradient(byImage image: [[Float]], upstream: [[Float]]) throws -> [[Float]] {
    throw NotAttempted()
  }
}

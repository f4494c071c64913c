import ExerciseChecks

/// Exercise 6.3. What a filter sees.
public enum Answer6_3: Exercise6_3 {
  /// The patches of a grey image, row by row from the top left, each laid out flat, row by row;
  /// around the image there are zeros.
  public static func patches(
    of image: [[Float]], kernel: Int, stride: Int, padding: Int
  ) throws -> [[Float]] {
    throw NotAttempted()
  }
}

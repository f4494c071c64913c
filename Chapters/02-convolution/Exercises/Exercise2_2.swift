import ExerciseChecks

/// Exercise 2.2: how far a pixel sees. Section 2.3 says what kernels and strides do.
public enum Answer2_2: Exercise2_2 {
  /// The side of the square of the picture that one pixel of the last map sees behind these layers,
  /// the first one nearest to the picture: convolutions, or windows that pool.
  public static func field(behind layers: [(kernel: Int, stride: Int)]) throws -> Int {
    throw NotAttempted()
  }
}

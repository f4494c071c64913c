import ExerciseChecks

/// Exercise 6.5. A memory for weights.
public enum Answer6_5: Exercise6_5 {
  /// The average after each of the values of a weight: it moves towards a value by 1 − decay of the
  /// way, but by at least 1/n at the n-th value.
  public static func averages(of weights: [Float], decay: Float) throws -> [Float] {
    throw NotAttempted()
  }
}

import ExerciseChecks

/// Exercise 6.2. Batch normalisation by hand.
public enum Answer6_2: Exercise6_2 {
  /// In training: the numbers of a batch, with mean 0 and variance 1.
  public static func normalized(batch x: [Float], epsilon: Float) throws -> [Float] {
    throw NotAttempted()
  }

  /// In training: the running statistics after this batch, moved by `momentum` of the way.
  public static func statistics(
    after x: [Float], mean: Float, variance: Float, momentum: Float
  ) throws -> (mean: Float, variance: Float) {
    throw NotAttempted()
  }

  /// In inference: the numbers of a batch, normalised by the running statistics.
  public static func normalized(
    _ x: [Float], mean: Float, variance: Float, epsilon: Float
  ) throws -> [Float] {
    throw NotAttempted()
  }
}

import ExerciseChecks

/// Exercise 4.4. Why not a half?
public enum Answer4_4: Exercise4_4 {
  /// The verdict with the smallest mean cross-entropy at a place where real has the density `p` and
  /// the label `a`, and fake the density `q` and the label `b`.
  public static func bestVerdict(
    _ p: Float, _ q: Float, labels a: Float, _ b: Float
  ) throws -> Float {
    throw NotAttempted()
  }

  /// How many fakes there must be for each real picture, q/p, until the best verdict is a half.
  public static func fakesForEachReal(labels a: Float, _ b: Float) throws -> Float {
    throw NotAttempted()
  }
}

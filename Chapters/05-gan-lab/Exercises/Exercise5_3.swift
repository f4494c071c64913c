import ExerciseChecks

/// Exercise 5.3. Does it circle?
public enum Answer5_3: Exercise5_3 {
  /// The eigenvalue, with the larger real part, of the matrix whose rows are (a, b) and (c, d), given as
  /// `[a, b, c, d]`: its real part, and its imaginary part, which is not negative.
  public static func eigenvalues(_ matrix: [Float]) throws -> (real: Float, imaginary: Float) {
    throw NotAttempted()
  }
}

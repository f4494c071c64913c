import ExerciseChecks

/// Exercise 0.3. How do slopes go back through four functions?
public enum Answer0_3: Exercise0_3 {
  /// What the slope `dy` by `y`, which is exp(x), says of the slope by `x`.
  public static func exponential<V: Calculus>(_ x: V, _ y: V, _ dy: V) throws -> V {
    throw NotAttempted()
  }

  /// The same where `y` is the natural logarithm of `x`.
  public static func logarithm<V: Calculus>(_ x: V, _ y: V, _ dy: V) throws -> V {
    throw NotAttempted()
  }

  /// The same where `y` is tanh(x).
  public static func tanh<V: Calculus>(_ x: V, _ y: V, _ dy: V) throws -> V {
    throw NotAttempted()
  }

  /// The same where `y` is the square root of `x`.
  public static func squareRoot<V: Calculus>(_ x: V, _ y: V, _ dy: V) throws -> V {
    throw NotAttempted()
  }
}

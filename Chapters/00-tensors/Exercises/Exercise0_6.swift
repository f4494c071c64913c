import ExerciseChecks

/// Exercise 0.6. On which expressions are three broken engines wrong?
public enum Answer0_6: Exercise0_6 {
  /// An expression of x, such as 2 * x + 1, on which an engine is wrong that assigns slopes and does
  /// not add them, and on which the other two are right.
  public static func showsAssigning<V: Calculus>(_ x: V) throws -> V {
    throw NotAttempted()
  }

  /// One on which an engine is wrong that handles a value as often as it is used, and on which the
  /// third is right.
  public static func showsHandlingTwice<V: Calculus>(_ x: V) throws -> V {
    throw NotAttempted()
  }

  /// One on which an engine is wrong that handles a value as soon as it meets it, the first part of a
  /// sum or product before the second.
  public static func showsHandlingTooSoon<V: Calculus>(_ x: V) throws -> V {
    throw NotAttempted()
  }
}

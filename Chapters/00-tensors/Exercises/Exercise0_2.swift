import ExerciseChecks

/// Exercise 0.2. How do slopes go back through three products?
public enum Answer0_2: Exercise0_2 {
  /// What the slope `dy` by a · b says of the slopes by `a` and by `b`. `V` can be added, subtracted,
  /// multiplied and divided, number by number, and with numbers such as 2; for −a write -1 * a.
  public static func product<V: Calculus>(_ a: V, _ b: V, _ dy: V) throws -> (V, V) {
    throw NotAttempted()
  }

  /// The same for a / b.
  public static func quotient<V: Calculus>(_ a: V, _ b: V, _ dy: V) throws -> (V, V) {
    throw NotAttempted()
  }

  /// The same for `matmul(a, b)`, which is `[n, k]`; `a` is `[n, m]`, `b` is `[m, k]`, and
  /// `b.transposed` is `[k, m]`.
  public static func matrixProduct<V: Calculus>(_ a: V, _ b: V, _ dy: V) throws -> (V, V) {
    throw NotAttempted()
  }
}

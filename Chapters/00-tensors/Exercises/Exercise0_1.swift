import ExerciseChecks

/// Exercise 0.1. Where does each number of a repeated array come from?
public enum Answer0_1: Exercise0_1 {
  /// For each number of an array of the shape `large`, in its order, the place of its number in an
  /// array of the shape `small`: `[3]` in `[2, 3]` gives 0, 1, 2, 0, 1, 2. Axes of 1 are repeated, and
  /// the first axes of `large` may be missing in `small`.
  public static func places(of small: [Int], in large: [Int]) throws -> [Int] {
    throw NotAttempted()
  }
}

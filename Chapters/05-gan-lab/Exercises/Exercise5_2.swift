import Core
import ExerciseChecks

/// Exercise 5.2. Which heap does a point belong to?
public enum Answer5_2: Exercise5_2 {
  /// How many of the points `[N, 2]` belong to each middle: to the nearest one, and only if it is not farther than
  /// the radius. One count for each middle, in their order.
  public static func counts(
    _ points: Tensor, _ middles: [SIMD2<Float>], _ radius: Float
  ) throws -> [Int] {
    throw NotAttempted()
  }
}

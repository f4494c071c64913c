import ExerciseChecks
import Foundation

/// Exercise 5.1. A ring of eight that has eight.
public enum Answer5_1: Exercise5_1 {
  /// So many corners of a regular polygon on the circle of radius 1, against the clock, from (1, 0) on.
  public static func ring(_ count: Int) throws -> [SIMD2<Float>] {
    throw NotAttempted()
  }
}

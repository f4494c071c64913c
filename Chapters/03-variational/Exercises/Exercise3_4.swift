import Core
import ExerciseChecks

/// Exercise 3.4. Where must a walk stop, so that its steps are equally long?
public enum Answer3_4: Exercise3_4 {
  /// Place 0 is the beginning of the path, `pieces.count` its end. Both are stops.
  public static func places(_ pieces: [Float], _ count: Int) throws -> [Int] {
    throw NotAttempted()
  }
}

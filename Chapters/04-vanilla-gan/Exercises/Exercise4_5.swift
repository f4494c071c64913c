import ExerciseChecks

/// Exercise 4.5. Three sick games.
public enum Answer4_5: Exercise4_5 {
  /// What went wrong in the games A, B and C, in this order. The choices are `.hotSteps`,
  /// `.saturatingLoss`, `.hastyGenerator`, `.smoothedTarget` and `.forgottenDetached`.
  public static func mistakes() throws -> [Mistake] {
    throw NotAttempted()
  }
}

import ExerciseChecks

/// Exercise 9.1: a step of the smallest game.
public enum Answer9_1: Exercise9_1 {
  /// Where θ and ψ are after both players have made one step from the same place, the critic held
  /// by the penalty λ(|ψ| − 1)².
  public static func step(
    θ: Double, ψ: Double, λ: Double, rate: Double
  ) throws -> (Double, Double) {
    throw NotAttempted()
  }
}

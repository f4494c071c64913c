import ExerciseChecks

enum Stub9_3: Exercise9_3 {
  nonisolated static func step(
    θ: Double, ψ: Double, λ: Double, rate: Double
  ) throws -> (Double, Double) {
    throw NotAttempted()
  }
}

/// Lets the generator answer the critic's new value.
enum Alternating9_3: Exercise9_3 {
  nonisolated static func step(
    θ: Double, ψ: Double, λ: Double, rate: Double
  ) -> (Double, Double) {
    let (_, next) = Solution9_3.step(θ: θ, ψ: ψ, λ: λ, rate: rate)
    return (θ + rate * next, next)
  }
}

/// Forgets that the slope of |ψ| is its sign.
enum Signless9_3: Exercise9_3 {
  nonisolated static func step(
    θ: Double, ψ: Double, λ: Double, rate: Double
  ) -> (Double, Double) {
    (θ + rate * ψ, ψ + rate * (-θ - 2 * λ * (abs(ψ) - 1)))
  }
}

/// Climbs the penalty.
enum Climbing9_3: Exercise9_3 {
  nonisolated static func step(
    θ: Double, ψ: Double, λ: Double, rate: Double
  ) -> (Double, Double) {
    let (nextθ, _) = Solution9_3.step(θ: θ, ψ: ψ, λ: λ, rate: rate)
    return (nextθ, Solution9_3.step(θ: θ, ψ: ψ, λ: -λ, rate: rate).1)
  }
}

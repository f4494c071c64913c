import ExerciseChecks

enum Solution9_3: Exercise9_3 {
  nonisolated static func step(
    θ: Double, ψ: Double, λ: Double, rate: Double
  ) -> (Double, Double) {
    let sign: Double = ψ > 0 ? 1 : ψ < 0 ? -1 : 0
    return (θ + rate * ψ, ψ + rate * (-θ - 2 * λ * (abs(ψ) - 1) * sign))
  }
}

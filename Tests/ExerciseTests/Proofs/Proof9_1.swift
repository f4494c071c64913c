import ExerciseChecks
import Testing

@Test func exercise9_1IsProved() {
  let proof = Proof(
    stub: check(Stub9_1.self), solution: check(Solution9_1.self),
    mistakes: (
      check(Alternating9_1.self), "θ after a step from (1.0, 0.5): expected 1.05, got 1.04"
    ),
    (check(Signless9_1.self), "ψ after a step from (1.0, -0.5): expected -0.8"),
    (check(Climbing9_1.self), "ψ after a step from (1.0, 0.5): expected 0.6, got 0.2"),
    (check(FixedRate9_1.self), "θ after a step from (1.0, 2.0): expected 1.4, got 1.2"))
  #expect(proof.problems == [])
}

enum Solution9_1: Exercise9_1 {
  nonisolated static func step(
    θ: Double, ψ: Double, λ: Double, rate: Double
  ) -> (Double, Double) {
    let sign: Double = ψ > 0 ? 1 : ψ < 0 ? -1 : 0
    return (θ + rate * ψ, ψ + rate * (-θ - 2 * λ * (abs(ψ) - 1) * sign))
  }
}

enum Stub9_1: Exercise9_1 {
  nonisolated static func step(
    θ: Double, ψ: Double, λ: Double, rate: Double
  ) throws -> (Double, Double) {
    throw NotAttempted()
  }
}

/// Lets the generator answer the critic's new value.
enum Alternating9_1: Exercise9_1 {
  nonisolated static func step(
    θ: Double, ψ: Double, λ: Double, rate: Double
  ) -> (Double, Double) {
    let (_, next) = Solution9_1.step(θ: θ, ψ: ψ, λ: λ, rate: rate)
    return (θ + rate * next, next)
  }
}

/// Forgets that the slope of |ψ| is its sign.
enum Signless9_1: Exercise9_1 {
  nonisolated static func step(
    θ: Double, ψ: Double, λ: Double, rate: Double
  ) -> (Double, Double) {
    (θ + rate * ψ, ψ + rate * (-θ - 2 * λ * (abs(ψ) - 1)))
  }
}

/// Climbs the penalty.
enum Climbing9_1: Exercise9_1 {
  nonisolated static func step(
    θ: Double, ψ: Double, λ: Double, rate: Double
  ) -> (Double, Double) {
    let (nextθ, _) = Solution9_1.step(θ: θ, ψ: ψ, λ: λ, rate: rate)
    return (nextθ, Solution9_1.step(θ: θ, ψ: ψ, λ: -λ, rate: rate).1)
  }
}

/// Knows one rate only.
enum FixedRate9_1: Exercise9_1 {
  nonisolated static func step(
    θ: Double, ψ: Double, λ: Double, rate: Double
  ) -> (Double, Double) {
    Solution9_1.step(θ: θ, ψ: ψ, λ: λ, rate: 0.1)
  }
}

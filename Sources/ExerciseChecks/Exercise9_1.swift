/// A step of the smallest game.
public protocol Exercise9_1: SendableMetatype {
  /// Where θ and ψ are after both players have made one step from the same place, the critic held
  /// by the penalty λ(|ψ| − 1)².
  static func step(θ: Double, ψ: Double, λ: Double, rate: Double) throws -> (Double, Double)
}

/// Checks an answer to exercise 9.1.
public func check<Answer: Exercise9_1>(_: Answer.Type) -> Outcome {
  outcome {
    func expectStep(
      from θ: Double, _ ψ: Double, λ: Double, rate: Double = 0.1, to expected: (Float, Float),
      hint: String
    ) throws {
      let (nextθ, nextψ) = try Answer.step(θ: θ, ψ: ψ, λ: λ, rate: rate)
      try expect(Float(nextθ), near: expected.0, "θ after a step from (\(θ), \(ψ))", hint: hint)
      try expect(Float(nextψ), near: expected.1, "ψ after a step from (\(θ), \(ψ))", hint: hint)
    }
    try expectStep(
      from: 1, 0.5, λ: 0, to: (1.05, 0.4),
      hint: "Without a penalty the critic climbs -ψθ and the generator ψθ, from the same place.")
    try expectStep(
      from: 1, 0.5, λ: 2, to: (1.05, 0.6), hint: "A ψ below 1 is too flat: which way is it pulled?")
    try expectStep(
      from: 1, -0.5, λ: 2, to: (0.95, -0.8), hint: "A negative ψ is pulled towards -1.")
    try expectStep(
      from: 1, 2, λ: 1, rate: 0.2, to: (1.4, 1.4),
      hint: "A ψ above 1 is too steep: it is pulled back, by as much as the rate says.")
  }
}

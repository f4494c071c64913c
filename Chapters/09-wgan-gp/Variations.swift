import Core
import Exercises
import Notebook

let variations = Variations(Recipe(), flags: StepSizeFlags.self) {
  Quick(images: 600) {
    ($0.pointLessons, $0.steps, $0.samples, $0.plan.samples) = (30, 8, 200, 100)
    $0.plan.films = { $0.ends(oneOf: 4) }
  }
  Length(\.steps)
  Given(\.rate, from: \.rate)
  Given(\.pace, from: \.pace)
  Answers {
    $0.gradientByHand = answered(by: Answer9_1.gradients)
    $0.between = betweenByTheReader
    $0.diracStep = diracStepByTheReader
  }
  Trap("no-penalty", "Nothing holds the critic's slope.") { $0.objective = gapAlone }
  Trap("not-recorded", "The slope in the penalty is a constant: no gradient flows through it.") {
    $0.recordsSlopes = false
  }
  Trap("one-epsilon", "One interpolation number for the whole batch.") {
    $0.between = pointsBetweenTogether
  }
  Trap("batch-norm", "Batch normalisation in the critic.") { $0.critic = makeCriticWithNorm }
}

/// Points between, where the reader's exercise places them.
func betweenByTheReader(_ real: Tensor, _ fake: Tensor) -> Tensor {
  let ε = Tensor.uniform(
    Shape([real.shape[0]] + real.shape.dropFirst().map { _ in 1 }), using: random)
  return orStop { try Answer9_2.between(real, fake, ε) }
}

/// A step of the Dirac game, the one-centred penalty's by the reader.
func diracStepByTheReader(
  _ θ: Double, _ ψ: Double, _ restraint: Restraint, rate: Double
) -> (Double, Double) {
  guard case .oneCentred(let λ) = restraint else { return moveBoth(θ, ψ, restraint, rate: rate) }
  return orStop { try Answer9_3.step(θ: θ, ψ: ψ, λ: λ, rate: rate) }
}

// MARK: - The pieces of this chapter, each with one mistake. The text shows them beside the right ones.

/// Points between real and fake, all pairs with one number ε: `[N, …]`.
func pointsBetweenTogether(_ real: Tensor, _ fake: Tensor) -> Tensor {
  let ε = Tensor.uniform(Shape(real.shape.map { _ in 1 }), using: random)
  return ε * real + (1 - ε) * fake
}

func makeCriticWithNorm(using random: RandomGenerator) -> Sequential {
  Sequential(using: random) {
    Conv2D(1, 32, kernel: 4, stride: 2, padding: 1)  // [N, 14, 14, 32]
    LeakyReLU()
    Conv2D(32, 64, kernel: 4, stride: 2, padding: 1)  // [N, 7, 7, 64]
    BatchNorm(64)
    LeakyReLU()
    Flatten()
    Dense(7 * 7 * 64, 1)  // [N, 1], a height, not a probability
  }
}

/// What a critic climbs that nothing holds.
func gapAlone(
  _ critic: Sequential, _ real: Tensor, _ fake: Tensor
) -> (objective: Tensor, gap: Tensor, penalty: Tensor) {
  let gap = critic(real).mean() - critic(fake).mean()
  return (gap, gap, Tensor(0))
}

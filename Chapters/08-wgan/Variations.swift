import Core
import Exercises
import Notebook

let variations = Variations(Recipe(), flags: StepSizeFlags.self) {
  Quick(images: 600) {
    ($0.surfaceLessons, $0.steps, $0.samples, $0.plan.samples) = (20, 8, 200, 100)
    ($0.lessons, $0.plan.films) = ({ _ in 5 }, { $0.ends(oneOf: 4) })
  }
  Length(\.steps)
  Given(\.rate, from: \.rate)
  Given(\.pace, from: \.pace)
  Answers {
    $0.exactDistance = answered(by: Answer8_1.distance)
    ($0.clip, $0.hold) = (answered(by: Answer8_3.clip), answered(by: Answer8_3.clip))
  }
  Trap("momentum", "The critic learns by Adam, with momentum.", study: "--steps 1000") {
    $0.criticOptimizer = moveByAdam
  }
  Trap("wrong-sign", "The generator lowers the critic's value of its pictures.") {
    $0.generatorMove = sink
  }
  Trap("no-clip", "The critic's weights go where they like.") { $0.hold = leaveWeights }
  Trap("random-start", "The critic of 8.2 starts from random weights.", study: "--quick") {
    $0.lineCritic = makeRandomCritic
  }
}

// MARK: - The pieces of this chapter, each with one thing changed. The text shows them beside the others.

func makeRandomCritic() -> Sequential {
  Sequential(using: random) {
    Dense(1, 64)
    LeakyReLU()
    Dense(64, 1)
  }
}

/// Adam with its usual momentum.
func moveByAdam(_ critic: Sequential, rate: Float) -> any Optimizer {
  Adam(critic, learningRate: rate, beta1: 0.9)
}

/// Moves the generator so that its pictures stand lower.
func sink(_ step: any Optimizer, _ height: Tensor) -> Float { step.minimize(height) }

/// Lets every weight be as large as it likes.
func leaveWeights(of network: Sequential, to bound: Float) {}

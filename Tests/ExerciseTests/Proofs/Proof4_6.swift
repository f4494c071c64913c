import Core
import ExerciseChecks
import Testing

@Test func exercise4_6IsProved() {
  let proof = Proof(
    stub: check(Stub4_6.self), solution: check(Solution4_6.self),
    mistakes: (check(NoGame4_6.self), "expected 1,700 of 2,000 points within 0.4 of the ring"),
    (check(Friends4_6.self), "expected 1,700 of 2,000 points within 0.4 of the ring"),
    (check(OneNoise4_6.self), "expected 40 points or more in each of 12 sectors"),
    (check(Verdict4_6.self), "the shape of what the generator makes: expected [2000, 2]"))
  #expect(proof.problems == [])
}

enum Solution4_6: Exercise4_6 {
  nonisolated static func generator(
    latent: Int, real: (Int) -> Tensor, using random: RandomGenerator
  ) -> Sequential {
    played(latent, steps: 2_000, real: real, using: random) { -$0 }
  }

  /// The game; `wanted` says of the logits on fakes what the generator lowers the softplus of.
  nonisolated static func played(
    _ latent: Int, steps: Int, real: (Int) -> Tensor, using random: RandomGenerator,
    noise: (Tensor) -> Tensor = { $0 }, wanted: (Tensor) -> Tensor
  ) -> Sequential {
    let forger = Sequential(using: random) {
      Dense(latent, 64)
      ReLU()
      Dense(64, 64)
      ReLU()
      Dense(64, 2)
    }
    let detective = Sequential(using: random) {
      Dense(2, 64)
      LeakyReLU()
      Dense(64, 64)
      LeakyReLU()
      Dense(64, 1)
    }
    let forgers = Adam(forger, learningRate: 2e-3, beta1: 0.5)
    let detectives = Adam(detective, learningRate: 2e-3, beta1: 0.5)
    for step in 0..<steps {
      let pace = 1 - 0.9 * Float(step) / Float(steps)
      (forgers.learningRate, detectives.learningRate) = (2e-3 * pace, 2e-3 * pace)
      let fake = forger(noise(.normal([64, latent], using: random))).detached()
      detectives.minimize(
        (-detective(real(64))).softplus().mean() + detective(fake).softplus().mean())
      let verdict = detective(forger(noise(.normal([64, latent], using: random))))
      forgers.minimize(wanted(verdict).softplus().mean())
    }
    return forger
  }
}

enum Stub4_6: Exercise4_6 {
  nonisolated static func generator(
    latent: Int, real: (Int) -> Tensor, using random: RandomGenerator
  ) throws -> Sequential { throw NotAttempted() }
}

/// Tells the generator for each noise which point it should have drawn.
enum NoGame4_6: Exercise4_6 {
  nonisolated static func generator(
    latent: Int, real: (Int) -> Tensor, using random: RandomGenerator
  ) -> Sequential {
    let forger = Sequential(using: random) {
      Dense(latent, 64)
      ReLU()
      Dense(64, 2)
    }
    let optimizer = Adam(forger, learningRate: 2e-3)
    for _ in 0..<300 {
      let fake = forger(.normal([64, latent], using: random))
      optimizer.minimize(meanSquaredError(fake, real(64)))
    }
    return forger
  }
}

/// Has a forger that wants to be caught.
enum Friends4_6: Exercise4_6 {
  nonisolated static func generator(
    latent: Int, real: (Int) -> Tensor, using random: RandomGenerator
  ) -> Sequential {
    Solution4_6.played(latent, steps: 300, real: real, using: random) { $0 }
  }
}

/// Returns the whole of noise and a forger that was taught with hardly any of it.
enum OneNoise4_6: Exercise4_6 {
  nonisolated static func generator(
    latent: Int, real: (Int) -> Tensor, using random: RandomGenerator
  ) -> Sequential {
    let still = Sequential(using: random) { Dense(latent, 2, weights: .zeros) }
    still.parameters[1].assign(real(1).reshaped([2]))
    return still
  }
}

/// Hands over the detective's shape.
enum Verdict4_6: Exercise4_6 {
  nonisolated static func generator(
    latent: Int, real: (Int) -> Tensor, using random: RandomGenerator
  ) -> Sequential { Sequential(using: random) { Dense(latent, 1) } }
}

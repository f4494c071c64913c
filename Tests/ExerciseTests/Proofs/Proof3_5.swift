import Core
import ExerciseChecks
import Testing

@Test func exercise3_5IsProved() {
  let proof = Proof(
    stub: check(Stub3_5.self), solution: check(Solution3_5.self),
    mistakes: (check(FreeClouds3_5.self), "expected a bound below 22 nats"),
    (check(MeanOfPixels3_5.self), "expected a bound below 22 nats"),
    (check(MeansAlone3_5.self), "the shape of what the encoder makes"),
    (check(Untrained3_5.self), "expected a bound below 22 nats"))
  #expect(proof.problems == [])
}

enum Solution3_5: Exercise3_5 {
  nonisolated static func autoencoder(
    learningFrom pictures: Tensor, latent: Int, using random: RandomGenerator
  ) -> (encoder: Sequential, decoder: Sequential) {
    learned(pictures, latent, steps: 2_000, using: random) { surprise, price in
      64 * surprise + price
    }
  }

  /// The loop; `loss` weighs the mean surprise of a pixel against the price of a code.
  nonisolated static func learned(
    _ pictures: Tensor, _ latent: Int, steps: Int, using random: RandomGenerator,
    _ loss: (Tensor, Tensor) -> Tensor
  ) -> (encoder: Sequential, decoder: Sequential) {
    let encoder = Sequential(using: random) {
      Dense(64, 96)
      ReLU()
      Dense(96, 2 * latent)
    }
    let decoder = Sequential(using: random) {
      Dense(latent, 96)
      ReLU()
      Dense(96, 64)
    }
    let optimizer = Adam(Sequential([encoder, decoder]), learningRate: 3e-3)
    for _ in 0..<steps {
      let batch = pictures.rows((0..<64).map { _ in random.integer(below: pictures.shape[0]) })
      let cloud = encoder(batch)
      let middle = cloud.slice(0..<latent, along: 1)
      let logs = cloud.slice(latent..<2 * latent, along: 1)
      let code = middle + (0.5 * logs).exponential() * .normal([64, latent], using: random)
      let price = (middle.squared() + logs.exponential() - logs - 1).sum() / 128
      optimizer.minimize(loss(binaryCrossEntropy(logits: decoder(code), target: batch), price))
    }
    return (encoder, decoder)
  }
}

enum Stub3_5: Exercise3_5 {
  nonisolated static func autoencoder(
    learningFrom pictures: Tensor, latent: Int, using random: RandomGenerator
  ) throws -> (encoder: Sequential, decoder: Sequential) {
    throw NotAttempted()
  }
}

/// Lets clouds cost nothing.
enum FreeClouds3_5: Exercise3_5 {
  nonisolated static func autoencoder(
    learningFrom pictures: Tensor, latent: Int, using random: RandomGenerator
  ) -> (encoder: Sequential, decoder: Sequential) {
    Solution3_5.learned(pictures, latent, steps: 500, using: random) { surprise, _ in 64 * surprise
    }
  }
}

/// Weighs the mean of the pixels against the sum of the code.
enum MeanOfPixels3_5: Exercise3_5 {
  nonisolated static func autoencoder(
    learningFrom pictures: Tensor, latent: Int, using random: RandomGenerator
  ) -> (encoder: Sequential, decoder: Sequential) {
    Solution3_5.learned(pictures, latent, steps: 500, using: random) { $0 + $1 }
  }
}

/// Hands over an encoder of means alone.
enum MeansAlone3_5: Exercise3_5 {
  nonisolated static func autoencoder(
    learningFrom pictures: Tensor, latent: Int, using random: RandomGenerator
  ) -> (encoder: Sequential, decoder: Sequential) {
    let encoder = Sequential(using: random) { Dense(64, latent) }
    return (encoder, Sequential(using: random) { Dense(latent, 64) })
  }
}

/// Has networks of the right shape that have learned nothing.
enum Untrained3_5: Exercise3_5 {
  nonisolated static func autoencoder(
    learningFrom pictures: Tensor, latent: Int, using random: RandomGenerator
  ) -> (encoder: Sequential, decoder: Sequential) {
    Solution3_5.learned(pictures, latent, steps: 0, using: random) { $0 + $1 }
  }
}

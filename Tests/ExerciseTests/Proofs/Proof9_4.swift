import Core
import ExerciseChecks
import Testing

@Test func exercise9_4IsProved() {
  let proof = Proof(
    stub: check(Stub9_4.self), solution: check(Solution9_4.self),
    mistakes: (check(Unheld9_4.self), "a reading within 15 % of 1.5 for a heap moved by 1.5, got"),
    (check(NotRecorded9_4.self), "a reading within 15 % of 1.5 for a heap moved by 1.5, got"),
    (check(Clipped9_4.self), "a reading within 15 % of 1.5 for a heap moved by 1.5, got 0.0"),
    (check(Reversed9_4.self), "a reading within 15 % of 1.5 for a heap moved by 1.5, got -1."),
    (check(Straight9_4.self), "for a heap widened from 0.2 to 1, got"))
  #expect(proof.problems == [])
}

enum Solution9_4: Exercise9_4 {
  nonisolated static func critic(
    real: (Int) -> Tensor, fake: (Int) -> Tensor, using random: RandomGenerator
  ) -> Sequential {
    let critic = Sequential(using: random) {
      Dense(2, 64)
      LeakyReLU()
      Dense(64, 64)
      LeakyReLU()
      Dense(64, 1)
    }
    taught(critic, lessons: 600, real, fake, using: random, penalty: penalty)
    return critic
  }

  /// The lessons; `penalty` is what holds the critic, at points between.
  nonisolated static func taught(
    _ critic: Sequential, lessons: Int, _ real: (Int) -> Tensor, _ fake: (Int) -> Tensor,
    using random: RandomGenerator, penalty: (Sequential, Tensor) -> Tensor
  ) {
    let optimizer = Adam(critic, learningRate: 5e-3, beta1: 0, beta2: 0.9)
    for lesson in 0..<lessons {
      optimizer.learningRate = 5e-3 * (1 - Float(lesson) / Float(lessons))
      let (real, fake) = (real(128), fake(128))
      let part = Tensor.uniform([128, 1], using: random)
      let between = fake + part * (real - fake)
      let gap = critic(fake).mean() - critic(real).mean()
      optimizer.minimize(gap + penalty(critic, between))
    }
  }

  nonisolated static func penalty(_ critic: Sequential, _ between: Tensor) -> Tensor {
    let points = between.tracked()
    let slope = gradient(of: critic(points).sum(), withRespectTo: points, recording: true)
    let steepness = (slope.squared().sum(along: 1) + 1e-12).squareRoot()
    return 10 * (steepness - 1).squared().mean()
  }
}

enum Stub9_4: Exercise9_4 {
  nonisolated static func critic(
    real: (Int) -> Tensor, fake: (Int) -> Tensor, using random: RandomGenerator
  ) throws -> Sequential { throw NotAttempted() }
}

/// Two layers, for mistakes that show at once.
private nonisolated func small(using random: RandomGenerator) -> Sequential {
  Sequential(using: random) {
    Dense(2, 32)
    LeakyReLU()
    Dense(32, 1)
  }
}

/// Forgets the penalty.
enum Unheld9_4: Exercise9_4 {
  nonisolated static func critic(
    real: (Int) -> Tensor, fake: (Int) -> Tensor, using random: RandomGenerator
  ) -> Sequential {
    let critic = small(using: random)
    Solution9_4.taught(critic, lessons: 200, real, fake, using: random) { _, _ in Tensor(0) }
    return critic
  }
}

/// Takes the slope as a constant.
enum NotRecorded9_4: Exercise9_4 {
  nonisolated static func critic(
    real: (Int) -> Tensor, fake: (Int) -> Tensor, using random: RandomGenerator
  ) -> Sequential {
    let critic = small(using: random)
    Solution9_4.taught(critic, lessons: 200, real, fake, using: random) {
      Solution9_4.penalty($0, $1).detached()
    }
    return critic
  }
}

/// Holds the weights, as chapter 8 did.
enum Clipped9_4: Exercise9_4 {
  nonisolated static func critic(
    real: (Int) -> Tensor, fake: (Int) -> Tensor, using random: RandomGenerator
  ) -> Sequential {
    let critic = small(using: random)
    Solution9_4.taught(critic, lessons: 200, real, fake, using: random) { critic, _ in
      for parameter in critic.parameters {
        parameter.assign(parameter.value.detached().clamped(to: -0.01...0.01))
      }
      return Tensor(0)
    }
    return critic
  }
}

/// Raises the fakes.
enum Reversed9_4: Exercise9_4 {
  nonisolated static func critic(
    real: (Int) -> Tensor, fake: (Int) -> Tensor, using random: RandomGenerator
  ) -> Sequential {
    let critic = small(using: random)
    Solution9_4.taught(
      critic, lessons: 200, fake, real, using: random, penalty: Solution9_4.penalty)
    return critic
  }
}

/// Has a critic that cannot bend.
enum Straight9_4: Exercise9_4 {
  nonisolated static func critic(
    real: (Int) -> Tensor, fake: (Int) -> Tensor, using random: RandomGenerator
  ) -> Sequential {
    let critic = Sequential(using: random) { Dense(2, 1) }
    Solution9_4.taught(
      critic, lessons: 1_500, real, fake, using: random, penalty: Solution9_4.penalty)
    return critic
  }
}

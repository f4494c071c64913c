import Core
import ExerciseChecks
import Testing

@Test func exercise8_2IsProved() {
  let proof = Proof(
    stub: check(Stub8_2.self), solution: check(Solution8_2.self),
    mistakes: (check(Upward8_2.self), "expected -2.5, got 2.5"),
    (check(Ally8_2.self), "expected -1.5, got 1.5"),
    (
      check(Detached8_2.self),
      "the slopes of the generator's loss, number 0: expected -0.5, got 0.0"
    ),
    (check(Unreduced8_2.self), "the critic's loss where"),
    (check(NumbersAlone8_2.self), "the slopes of the critic's loss by real, number 0"))
  #expect(proof.problems == [])
}

enum Solution8_2: Exercise8_2 {
  nonisolated static func criticLoss(real: Tensor, fake: Tensor) -> Tensor {
    fake.mean() - real.mean()
  }
  nonisolated static func generatorLoss(fake: Tensor) -> Tensor { -fake.mean() }
}

enum Stub8_2: Exercise8_2 {
  nonisolated static func criticLoss(real: Tensor, fake: Tensor) throws -> Tensor {
    throw NotAttempted()
  }
  nonisolated static func generatorLoss(fake: Tensor) throws -> Tensor { throw NotAttempted() }
}

/// Hands an optimiser that goes down what should go up.
enum Upward8_2: Exercise8_2 {
  nonisolated static func criticLoss(real: Tensor, fake: Tensor) -> Tensor {
    real.mean() - fake.mean()
  }
  nonisolated static func generatorLoss(fake: Tensor) -> Tensor { -fake.mean() }
}

/// Makes the generator the critic's ally.
enum Ally8_2: Exercise8_2 {
  nonisolated static func criticLoss(real: Tensor, fake: Tensor) -> Tensor {
    fake.mean() - real.mean()
  }
  nonisolated static func generatorLoss(fake: Tensor) -> Tensor { fake.mean() }
}

/// Cuts the generator off its own pictures.
enum Detached8_2: Exercise8_2 {
  nonisolated static func criticLoss(real: Tensor, fake: Tensor) -> Tensor {
    fake.mean() - real.mean()
  }
  nonisolated static func generatorLoss(fake: Tensor) -> Tensor { -fake.detached().mean() }
}

/// Hands over the values themselves.
enum Unreduced8_2: Exercise8_2 {
  nonisolated static func criticLoss(real: Tensor, fake: Tensor) -> Tensor { -real }
  nonisolated static func generatorLoss(fake: Tensor) -> Tensor { -fake }
}

/// Lets the critic learn nothing: its loss is a number without a way back.
enum NumbersAlone8_2: Exercise8_2 {
  nonisolated static func criticLoss(real: Tensor, fake: Tensor) -> Tensor {
    Tensor(fake.mean().scalar - real.mean().scalar)
  }
  nonisolated static func generatorLoss(fake: Tensor) -> Tensor { -fake.mean() }
}

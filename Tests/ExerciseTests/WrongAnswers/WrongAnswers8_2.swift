import Core
import ExerciseChecks

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

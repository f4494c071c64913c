import Core
import ExerciseChecks

enum Stub4_4: Exercise4_4 {
  nonisolated static func next(average: Tensor, weights: Tensor, decay: Float) throws -> Tensor {
    throw NotAttempted()
  }
}

enum SharesExchanged4_4: Exercise4_4 {
  nonisolated static func next(average: Tensor, weights: Tensor, decay: Float) throws -> Tensor {
    (1 - decay) * average + decay * weights
  }
}

enum NotNormalised4_4: Exercise4_4 {
  nonisolated static func next(average: Tensor, weights: Tensor, decay: Float) throws -> Tensor {
    decay * average + weights
  }
}

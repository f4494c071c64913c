import Core
import ExerciseChecks

enum Stub4_2: Exercise4_2 {
  nonisolated static func loss(_ onReal: Tensor, _ onFake: Tensor) throws -> Tensor {
    throw NotAttempted()
  }
}

enum BothSmoothed4_2: Exercise4_2 {
  nonisolated static func loss(_ onReal: Tensor, _ onFake: Tensor) throws -> Tensor {
    binaryCrossEntropy(logits: onReal, target: 0.9)
      + binaryCrossEntropy(logits: onFake, target: 0.1)
  }
}

enum NotSmoothed4_2: Exercise4_2 {
  nonisolated static func loss(_ onReal: Tensor, _ onFake: Tensor) throws -> Tensor {
    binaryCrossEntropy(logits: onReal, target: 1)
      + binaryCrossEntropy(logits: onFake, target: 0)
  }
}

enum SidesExchanged4_2: Exercise4_2 {
  nonisolated static func loss(_ onReal: Tensor, _ onFake: Tensor) throws -> Tensor {
    binaryCrossEntropy(logits: onReal, target: 0)
      + binaryCrossEntropy(logits: onFake, target: 0.9)
  }
}

import Core
import ExerciseChecks

enum Solution4_3: Exercise4_3 {
  nonisolated static func loss(_ onFake: Tensor) throws -> Tensor {
    binaryCrossEntropy(logits: onFake, target: 1)
  }
}

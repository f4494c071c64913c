import Core
import ExerciseChecks

enum Solution1_2: Exercise1_2 {
  nonisolated static func loss(logits: Tensor, target: Tensor) -> Tensor {
    (logits.softplus() - logits * target).mean()
  }
}

import Core
import ExerciseChecks

enum Solution4_1: Exercise4_1 {
  nonisolated static func bestVerdict(_ p: Tensor, _ q: Tensor) throws -> Tensor {
    p / (p + q)
  }
}

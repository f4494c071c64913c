import Core
import ExerciseChecks

enum Solution9_2: Exercise9_2 {
  nonisolated static func between(_ real: Tensor, _ fake: Tensor, _ ε: Tensor) -> Tensor {
    ε * real + (1 - ε) * fake
  }
}

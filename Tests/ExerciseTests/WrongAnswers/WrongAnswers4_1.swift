import Core
import ExerciseChecks

enum Stub4_1: Exercise4_1 {
  nonisolated static func bestVerdict(_ p: Tensor, _ q: Tensor) throws -> Tensor {
    throw NotAttempted()
  }
}

enum ProbabilityOfFake4_1: Exercise4_1 {
  nonisolated static func bestVerdict(_ p: Tensor, _ q: Tensor) throws -> Tensor {
    q / (p + q)
  }
}

enum Odds4_1: Exercise4_1 {
  nonisolated static func bestVerdict(_ p: Tensor, _ q: Tensor) throws -> Tensor {
    p / (q + 1e-9)
  }
}

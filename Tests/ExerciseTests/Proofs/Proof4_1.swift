import Core
import ExerciseChecks
import Testing

@Test func exercise4_1IsProved() {
  let proof = Proof(
    stub: check(Stub4_1.self), solution: check(Solution4_1.self),
    mistakes: (check(ProbabilityOfFake4_1.self), "expected 0.75, got 0.25"),
    (check(Odds4_1.self), "expected 0.75"))
  #expect(proof.problems == [])
}

enum Solution4_1: Exercise4_1 {
  nonisolated static func bestVerdict(_ p: Tensor, _ q: Tensor) throws -> Tensor {
    p / (p + q)
  }
}

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

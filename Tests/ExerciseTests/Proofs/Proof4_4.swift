import Core
import ExerciseChecks
import Testing

@Test func exercise4_4IsProved() {
  let proof = Proof(
    stub: check(Stub4_4.self), solution: check(Solution4_4.self),
    mistakes: (check(SharesExchanged4_4.self), "expected 1.5, got 2.5"),
    (check(NotNormalised4_4.self), "expected 1.5, got 3.75"),
    (check(OneNumber4_4.self), "the shape of the average of 1 and -2"))
  #expect(proof.problems == [])
}

enum Solution4_4: Exercise4_4 {
  nonisolated static func next(average: Tensor, weights: Tensor, decay: Float) throws -> Tensor {
    decay * average + (1 - decay) * weights
  }
}

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

/// Makes one number of all.
enum OneNumber4_4: Exercise4_4 {
  nonisolated static func next(average: Tensor, weights: Tensor, decay: Float) throws -> Tensor {
    try Solution4_4.next(average: average, weights: weights, decay: decay).mean()
  }
}

import Core
import ExerciseChecks
import Testing

@Test func exercise4_2IsProved() {
  let proof = Proof(
    stub: check(Stub4_2.self), solution: check(Solution4_2.self),
    mistakes: (check(BothSmoothed4_2.self), "expected 0.4451"),
    (check(NotSmoothed4_2.self), "expected 0.4451"),
    (check(SidesExchanged4_2.self), "expected 0.4451"),
    (check(Unreduced4_2.self), "guesses: expected one number, got a tensor of shape [2, 1]"),
    (check(Detached4_2.self), "real pictures, number 0: expected 0.041, got 0.0"),
    (check(Core4_2.self), "binaryCrossEntropy gives none in this file"))
  #expect(proof.problems == [])
}

enum Solution4_2: Exercise4_2 {
  nonisolated static func loss(_ onReal: Tensor, _ onFake: Tensor) -> Tensor {
    (onReal.softplus() - 0.9 * onReal).mean() + onFake.softplus().mean()
  }
}

enum Stub4_2: Exercise4_2 {
  nonisolated static func loss(_ onReal: Tensor, _ onFake: Tensor) throws -> Tensor {
    throw NotAttempted()
  }
}

enum BothSmoothed4_2: Exercise4_2 {
  nonisolated static func loss(_ onReal: Tensor, _ onFake: Tensor) -> Tensor {
    Solution4_2.loss(onReal, onFake) - 0.1 * onFake.mean()
  }
}

enum NotSmoothed4_2: Exercise4_2 {
  nonisolated static func loss(_ onReal: Tensor, _ onFake: Tensor) -> Tensor {
    Solution4_2.loss(onReal, onFake) - 0.1 * onReal.mean()
  }
}

enum SidesExchanged4_2: Exercise4_2 {
  nonisolated static func loss(_ onReal: Tensor, _ onFake: Tensor) -> Tensor {
    Solution4_2.loss(onFake, onReal)
  }
}

/// Hands over a loss for every picture.
enum Unreduced4_2: Exercise4_2 {
  nonisolated static func loss(_ onReal: Tensor, _ onFake: Tensor) -> Tensor {
    onReal.softplus() - 0.9 * onReal + onFake.softplus()
  }
}

/// Has the right number, and no way back to the logits.
enum Detached4_2: Exercise4_2 {
  nonisolated static func loss(_ onReal: Tensor, _ onFake: Tensor) -> Tensor {
    Solution4_2.loss(onReal, onFake).detached()
  }
}

/// Asks the core.
enum Core4_2: Exercise4_2 {
  nonisolated static func loss(_ onReal: Tensor, _ onFake: Tensor) -> Tensor {
    binaryCrossEntropy(logits: onReal, target: 0.9)
      + binaryCrossEntropy(logits: onFake, target: 0)
  }
}

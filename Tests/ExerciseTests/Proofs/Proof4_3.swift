import Core
import ExerciseChecks
import Testing

@Test func exercise4_3IsProved() {
  let proof = Proof(
    stub: check(Stub4_3.self), solution: check(Solution4_3.self),
    mistakes: (check(Saturating4_3.self), "expected 0.6931, got -0.6931"),
    (check(Smoothed4_3.self), "expected 3.16, got 2.85"),
    (check(Discriminators4_3.self), "expected 3.16"),
    (check(Unreduced4_3.self), "expected one number, got a tensor of shape [2, 1]"),
    (check(Summed4_3.self), "expected 0.6931, got 1.386"),
    (check(Core4_3.self), "binaryCrossEntropy gives none in this file"))
  #expect(proof.problems == [])
}

enum Solution4_3: Exercise4_3 {
  nonisolated static func loss(_ onFake: Tensor) -> Tensor { (-onFake).softplus().mean() }
}

enum Stub4_3: Exercise4_3 {
  nonisolated static func loss(_ onFake: Tensor) throws -> Tensor { throw NotAttempted() }
}

/// Lowers log(1 - D).
enum Saturating4_3: Exercise4_3 {
  nonisolated static func loss(_ onFake: Tensor) -> Tensor { -onFake.softplus().mean() }
}

/// Has a target of 0.9.
enum Smoothed4_3: Exercise4_3 {
  nonisolated static func loss(_ onFake: Tensor) -> Tensor {
    (onFake.softplus() - 0.9 * onFake).mean()
  }
}

/// Has the discriminator's target, 0.
enum Discriminators4_3: Exercise4_3 {
  nonisolated static func loss(_ onFake: Tensor) -> Tensor { onFake.softplus().mean() }
}

/// Hands over a loss for every picture.
enum Unreduced4_3: Exercise4_3 {
  nonisolated static func loss(_ onFake: Tensor) -> Tensor { (-onFake).softplus() }
}

/// Sums where the loss is a mean.
enum Summed4_3: Exercise4_3 {
  nonisolated static func loss(_ onFake: Tensor) -> Tensor { (-onFake).softplus().sum() }
}

/// Asks the core.
enum Core4_3: Exercise4_3 {
  nonisolated static func loss(_ onFake: Tensor) -> Tensor {
    binaryCrossEntropy(logits: onFake, target: 1)
  }
}

import Core
import ExerciseChecks
import Testing

@Test func exercise1_2IsProved() {
  let proof = Proof(
    stub: check(Stub1_2.self), solution: check(Solution1_2.self),
    mistakes: (check(Overflow1_2.self), "rounded 0 is infinite"),
    (check(Summed1_2.self), "the loss of six coins: expected 0.693147, got 4.15"),
    (check(WhiteOnly1_2.self), "Grey pixels count for both"),
    (check(Detached1_2.self), "the slopes of that loss, number 0"),
    (check(HalfStable1_2.self), "two right and two wrong answers"),
    (check(Core1_2.self), "expected a loss, got no number. Hint: binaryCrossEntropy gives none"))
  #expect(proof.problems == [])
}

enum Solution1_2: Exercise1_2 {
  nonisolated static func loss(logits: Tensor, target: Tensor) -> Tensor {
    let small = (1 + (-logits.abs()).exponential()).logarithm()
    return (logits.relu() - logits * target + small).mean()
  }
}

enum Stub1_2: Exercise1_2 {
  nonisolated static func loss(logits: Tensor, target: Tensor) throws -> Tensor {
    throw NotAttempted()
  }
}

enum Overflow1_2: Exercise1_2 {
  nonisolated static func loss(logits: Tensor, target: Tensor) -> Tensor {
    let p = logits.sigmoid()
    return -(target * p.logarithm() + (1 - target) * (1 - p).logarithm()).mean()
  }
}

enum Summed1_2: Exercise1_2 {
  nonisolated static func loss(logits: Tensor, target: Tensor) -> Tensor {
    (logits.softplus() - logits * target).sum()
  }
}

enum WhiteOnly1_2: Exercise1_2 {
  nonisolated static func loss(logits: Tensor, target: Tensor) -> Tensor {
    (target * (logits.softplus() - logits)).mean()
  }
}

enum Detached1_2: Exercise1_2 {
  nonisolated static func loss(logits: Tensor, target: Tensor) -> Tensor {
    let constant = logits.detached()
    return (constant.softplus() - constant * target).mean() + 0 * logits.mean()
  }
}

/// Asks the core.
enum Core1_2: Exercise1_2 {
  nonisolated static func loss(logits: Tensor, target: Tensor) -> Tensor {
    binaryCrossEntropy(logits: logits, target: target)
  }
}

/// Takes care of a rounded 0 where the target is 1, and cuts the logarithm off where it is 0.
enum HalfStable1_2: Exercise1_2 {
  nonisolated static func loss(logits: Tensor, target: Tensor) -> Tensor {
    let white = target * (-logits).softplus()
    let black = (target - 1) * (1 - logits.sigmoid() + 1e-12).logarithm()
    return (white + black).mean()
  }
}

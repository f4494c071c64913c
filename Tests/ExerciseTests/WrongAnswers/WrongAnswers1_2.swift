import Core
import ExerciseChecks

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

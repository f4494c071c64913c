import Core
import ExerciseChecks
import Testing

@Test func exercise3_3IsProved() {
  let proof = Proof(
    stub: check(Stub3_3.self), solution: check(Solution3_3.self),
    mistakes: (check(NothingTakenOff3_3.self), "expected -800.4055, got -inf"),
    (check(MeanOfLogarithms3_3.self), "number 1: expected 0.6931, got 0.5493"),
    (check(Sum3_3.self), "number 0: expected 0.0, got 0.6931"),
    (check(OneForAll3_3.self), "number 0: expected -800.0, got -inf"))
  #expect(proof.problems == [])
}

enum Solution3_3: Exercise3_3 {
  nonisolated static func logMean(_ x: Tensor) -> Tensor {
    let top = x.max(along: 1)
    let rest = (x - top.reshaped([-1, 1])).exponential()
    return top + rest.mean(along: 1).logarithm()
  }
}

enum Stub3_3: Exercise3_3 {
  nonisolated static func logMean(_ x: Tensor) throws -> Tensor { throw NotAttempted() }
}

/// Writes the formula down as it stands.
enum NothingTakenOff3_3: Exercise3_3 {
  nonisolated static func logMean(_ x: Tensor) -> Tensor {
    x.exponential().mean(along: 1).logarithm()
  }
}

/// Exchanges mean and logarithm.
enum MeanOfLogarithms3_3: Exercise3_3 {
  nonisolated static func logMean(_ x: Tensor) -> Tensor { x.mean(along: 1) }
}

/// Forgets to divide.
enum Sum3_3: Exercise3_3 {
  nonisolated static func logMean(_ x: Tensor) -> Tensor {
    let top = x.max(along: 1)
    return top + (x - top.reshaped([-1, 1])).exponential().sum(along: 1).logarithm()
  }
}

/// Takes the largest of all rows off.
enum OneForAll3_3: Exercise3_3 {
  nonisolated static func logMean(_ x: Tensor) -> Tensor {
    let top = x.scalars.max() ?? 0
    return (x - top).exponential().mean(along: 1).logarithm() + top
  }
}

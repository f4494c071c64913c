import ExerciseChecks
import Foundation
import Testing

@Test func exercise0_7IsProved() {
  let proof = Proof(
    stub: check(Stub0_7.self), solution: check(Solution0_7.self),
    mistakes: (check(Uncorrected0_7.self), "divide each by 1 - beta"),
    (check(EpsilonUnderRoot0_7.self), "Add 1e-8 to the root, when it has been taken."),
    (check(Exchanged0_7.self), "the running mean after one slope of -0.02: expected -0.002"),
    (check(DividedByZero0_7.self), "the move for a slope of 0: expected 0.0"),
    (check(WithoutRoot0_7.self), "the first move"))
  #expect(proof.problems == [])
}

enum Solution0_7: Exercise0_7 {
  nonisolated static func move(
    slope: Double, mean: inout Double, square: inout Double, step: Int, beta1: Double, beta2: Double
  ) throws -> Double {
    mean += (1 - beta1) * (slope - mean)
    square += (1 - beta2) * (slope * slope - square)
    let root = (square / (1 - pow(beta2, Double(step)))).squareRoot()
    return mean / (1 - pow(beta1, Double(step))) / (root + 1e-8)
  }
}

enum Stub0_7: Exercise0_7 {
  nonisolated static func move(
    slope: Double, mean: inout Double, square: inout Double, step: Int, beta1: Double, beta2: Double
  ) throws -> Double {
    throw NotAttempted()
  }
}

/// Does not make up for means that begin at 0.
enum Uncorrected0_7: Exercise0_7 {
  nonisolated static func move(
    slope: Double, mean: inout Double, square: inout Double, step: Int, beta1: Double, beta2: Double
  ) throws -> Double {
    mean += (1 - beta1) * (slope - mean)
    square += (1 - beta2) * (slope * slope - square)
    return mean / (square.squareRoot() + 1e-8)
  }
}

/// Adds the epsilon before it takes the root.
enum EpsilonUnderRoot0_7: Exercise0_7 {
  nonisolated static func move(
    slope: Double, mean: inout Double, square: inout Double, step: Int, beta1: Double, beta2: Double
  ) throws -> Double {
    mean += (1 - beta1) * (slope - mean)
    square += (1 - beta2) * (slope * slope - square)
    let root = (square / (1 - pow(beta2, Double(step))) + 1e-8).squareRoot()
    return mean / (1 - pow(beta1, Double(step))) / root
  }
}

/// Lets the means forget at each other's pace.
enum Exchanged0_7: Exercise0_7 {
  nonisolated static func move(
    slope: Double, mean: inout Double, square: inout Double, step: Int, beta1: Double, beta2: Double
  ) throws -> Double {
    try Solution0_7.move(
      slope: slope, mean: &mean, square: &square, step: step, beta1: beta2, beta2: beta1)
  }
}

/// Adds nothing to the root.
enum DividedByZero0_7: Exercise0_7 {
  nonisolated static func move(
    slope: Double, mean: inout Double, square: inout Double, step: Int, beta1: Double, beta2: Double
  ) throws -> Double {
    _ = try Solution0_7.move(
      slope: slope, mean: &mean, square: &square, step: step, beta1: beta1, beta2: beta2)
    let root = (square / (1 - pow(beta2, Double(step)))).squareRoot()
    return mean / (1 - pow(beta1, Double(step))) / (root + (slope == 0 ? 0 : 1e-8))
  }
}

/// Divides by the mean of squares itself.
enum WithoutRoot0_7: Exercise0_7 {
  nonisolated static func move(
    slope: Double, mean: inout Double, square: inout Double, step: Int, beta1: Double, beta2: Double
  ) throws -> Double {
    mean += (1 - beta1) * (slope - mean)
    square += (1 - beta2) * (slope * slope - square)
    let corrected = square / (1 - pow(beta2, Double(step)))
    return mean / (1 - pow(beta1, Double(step))) / (corrected + 1e-8)
  }
}

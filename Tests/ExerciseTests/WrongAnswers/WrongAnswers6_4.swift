import Core
import ExerciseChecks
import Foundation

enum Stub6_4: Exercise6_4 {
  nonisolated static func mix(_ a: Tensor, _ b: Tensor, _ t: Float) throws -> Tensor {
    throw NotAttempted()
  }
}

/// Goes straight.
enum Straight6_4: Exercise6_4 {
  nonisolated static func mix(_ a: Tensor, _ b: Tensor, _ t: Float) -> Tensor {
    (1 - t) * a + t * b
  }
}

/// Takes the straight point and pushes it out to length 1.
enum PushedOut6_4: Exercise6_4 {
  nonisolated static func mix(_ a: Tensor, _ b: Tensor, _ t: Float) -> Tensor {
    let point = (1 - t) * a + t * b
    return point / point.squared().sum().squareRoot()
  }
}

/// Forgets to divide by both lengths before it takes the angle.
enum NoLengths6_4: Exercise6_4 {
  nonisolated static func mix(_ a: Tensor, _ b: Tensor, _ t: Float) -> Tensor {
    let ω = acos((a * b).sum().scalar)
    return sin((1 - t) * ω) * a + sin(t * ω) * b
  }
}

import Core
import ExerciseChecks
import Foundation
import Testing

@Test func exercise6_4IsProved() {
  let proof = Proof(
    stub: check(Stub6_4.self), solution: check(Solution6_4.self),
    mistakes: (check(Straight6_4.self), "expected 0.7071, got 0.5"),
    (check(PushedOut6_4.self), "a third of the way"),
    (check(NoLengths6_4.self), "expected 2.1648, got nan"),
    (check(Flattened6_4.self), "the shape of a point between batches of one"))
  #expect(proof.problems == [])
}

enum Solution6_4: Exercise6_4 {
  nonisolated static func mix(_ a: Tensor, _ b: Tensor, _ t: Float) -> Tensor {
    let lengths = (a.squared().sum() * b.squared().sum()).squareRoot().scalar
    let ω = acos((a * b).sum().scalar / lengths)
    return (sin((1 - t) * ω) / sin(ω)) * a + (sin(t * ω) / sin(ω)) * b
  }
}

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

/// Loses the shape on the way.
enum Flattened6_4: Exercise6_4 {
  nonisolated static func mix(_ a: Tensor, _ b: Tensor, _ t: Float) -> Tensor {
    Tensor(Solution6_4.mix(a, b, t).scalars)
  }
}

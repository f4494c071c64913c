import Core
import ExerciseChecks
import Testing

@Test func exercise1_1IsProved() {
  let proof = Proof(
    stub: check(Stub1_1.self), solution: check(Solution1_1.self),
    mistakes: (check(LastBias1_1.self), "the answers of one layer for layers from 2 to 2"),
    (check(BothBiases1_1.self), "the answers of one layer for layers from 2 to 2"),
    (check(Reversed1_1.self), "x times the weights"),
    (check(Row1_1.self), "the shape of the biases for layers from 2 to 2 to 2 numbers"))
  #expect(proof.problems == [])
}

enum Solution1_1: Exercise1_1 {
  nonisolated static func merged(
    _ first: (weights: Tensor, biases: Tensor), _ second: (weights: Tensor, biases: Tensor)
  ) -> (weights: Tensor, biases: Tensor) {
    let carried = matmul(first.biases.reshaped([1, -1]), second.weights).reshaped([-1])
    return (matmul(first.weights, second.weights), carried + second.biases)
  }
}

enum Stub1_1: Exercise1_1 {
  nonisolated static func merged(
    _ first: (weights: Tensor, biases: Tensor), _ second: (weights: Tensor, biases: Tensor)
  ) throws -> (weights: Tensor, biases: Tensor) { throw NotAttempted() }
}

/// Forgets the first layer's bias.
enum LastBias1_1: Exercise1_1 {
  nonisolated static func merged(
    _ first: (weights: Tensor, biases: Tensor), _ second: (weights: Tensor, biases: Tensor)
  ) -> (weights: Tensor, biases: Tensor) {
    (matmul(first.weights, second.weights), second.biases)
  }
}

/// Adds the biases as if nothing stood between them.
enum BothBiases1_1: Exercise1_1 {
  nonisolated static func merged(
    _ first: (weights: Tensor, biases: Tensor), _ second: (weights: Tensor, biases: Tensor)
  ) -> (weights: Tensor, biases: Tensor) {
    (matmul(first.weights, second.weights), first.biases + second.biases)
  }
}

/// Multiplies in the wrong order.
enum Reversed1_1: Exercise1_1 {
  nonisolated static func merged(
    _ first: (weights: Tensor, biases: Tensor), _ second: (weights: Tensor, biases: Tensor)
  ) -> (weights: Tensor, biases: Tensor) { Solution1_1.merged(second, first) }
}

/// Leaves the biases as a batch of one row.
enum Row1_1: Exercise1_1 {
  nonisolated static func merged(
    _ first: (weights: Tensor, biases: Tensor), _ second: (weights: Tensor, biases: Tensor)
  ) -> (weights: Tensor, biases: Tensor) {
    let right = Solution1_1.merged(first, second)
    return (right.weights, right.biases.reshaped([1, -1]))
  }
}

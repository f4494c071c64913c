import Core
import ExerciseChecks
import Testing

@Test func exercise1_4IsProved() {
  let proof = Proof(
    stub: check(Stub1_4.self), solution: check(Solution1_4.self),
    mistakes: (check(NotCentred1_4.self), "the mean picture, number 0: expected 1.0, got 2.32"),
    (check(MeanForgotten1_4.self), "the mean picture, number 0: expected 1.0, got 0.0"),
    (check(CodeAlone1_4.self), "the shape of the mean picture: expected [1, 3], got [1, 2]"),
    (check(FirstAlone1_4.self), "the shape of two pictures"))
  #expect(proof.problems == [])
}

enum Solution1_4: Exercise1_4 {
  nonisolated static func reconstruct(
    _ pictures: Tensor, mean: Tensor, components: Tensor
  ) -> Tensor {
    let code = matmul(pictures - mean, components, transposing: .right)
    return matmul(code, components) + mean
  }
}

enum Stub1_4: Exercise1_4 {
  nonisolated static func reconstruct(
    _ pictures: Tensor, mean: Tensor, components: Tensor
  ) throws -> Tensor { throw NotAttempted() }
}

enum NotCentred1_4: Exercise1_4 {
  nonisolated static func reconstruct(
    _ pictures: Tensor, mean: Tensor, components: Tensor
  ) -> Tensor {
    matmul(matmul(pictures, components, transposing: .right), components) + mean
  }
}

enum MeanForgotten1_4: Exercise1_4 {
  nonisolated static func reconstruct(
    _ pictures: Tensor, mean: Tensor, components: Tensor
  ) -> Tensor {
    matmul(matmul(pictures - mean, components, transposing: .right), components)
  }
}

enum CodeAlone1_4: Exercise1_4 {
  nonisolated static func reconstruct(
    _ pictures: Tensor, mean: Tensor, components: Tensor
  ) -> Tensor {
    matmul(pictures - mean, components, transposing: .right)
  }
}

/// Brings back the first picture alone.
enum FirstAlone1_4: Exercise1_4 {
  nonisolated static func reconstruct(
    _ pictures: Tensor, mean: Tensor, components: Tensor
  ) -> Tensor {
    Solution1_4.reconstruct(pictures.slice(0..<1), mean: mean, components: components)
  }
}

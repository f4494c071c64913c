import Core
import ExerciseChecks

enum Solution1_4: Exercise1_4 {
  nonisolated static func reconstruct(
    _ pictures: Tensor, mean: Tensor, components: Tensor
  ) -> Tensor {
    let code = matmul(pictures - mean, components, transposing: .right)
    return matmul(code, components) + mean
  }
}

import ExerciseChecks

enum Solution2_1: Exercise2_1 {
  nonisolated static func outputSize(of size: Int, kernel: Int, stride: Int, padding: Int) -> Int {
    (size + 2 * padding - kernel) / stride + 1
  }

  nonisolated static func transposedSize(
    of size: Int, kernel: Int, stride: Int, padding: Int, outputPadding: Int
  ) -> Int {
    (size - 1) * stride - 2 * padding + kernel + outputPadding
  }
}

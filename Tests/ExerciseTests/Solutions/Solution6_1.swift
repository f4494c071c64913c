import ExerciseChecks

enum Solution6_1: Exercise6_1 {
  nonisolated static func outputPadding(
    from size: Int, to wanted: Int, kernel: Int, stride: Int, padding: Int
  ) -> Int? {
    let rest = wanted - ((size - 1) * stride - 2 * padding + kernel)
    return (0..<stride).contains(rest) ? rest : nil
  }
}

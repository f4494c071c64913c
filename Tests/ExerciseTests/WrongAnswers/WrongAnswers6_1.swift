import ExerciseChecks

enum Stub6_1: Exercise6_1 {
  nonisolated static func outputPadding(
    from size: Int, to wanted: Int, kernel: Int, stride: Int, padding: Int
  ) throws -> Int? { throw NotAttempted() }
}

/// Counts the steps as if there were one for every pixel.
enum OneStepTooMany6_1: Exercise6_1 {
  nonisolated static func outputPadding(
    from size: Int, to wanted: Int, kernel: Int, stride: Int, padding: Int
  ) -> Int? {
    let rest = wanted - (size * stride - 2 * padding + kernel)
    return (0..<stride).contains(rest) ? rest : nil
  }
}

/// Never says that there is none.
enum AlwaysThere6_1: Exercise6_1 {
  nonisolated static func outputPadding(
    from size: Int, to wanted: Int, kernel: Int, stride: Int, padding: Int
  ) -> Int? { wanted - ((size - 1) * stride - 2 * padding + kernel) }
}

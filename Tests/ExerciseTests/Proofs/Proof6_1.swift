import ExerciseChecks
import Testing

@Test func exercise6_1IsProved() {
  let proof = Proof(
    stub: check(Stub6_1.self), solution: check(Solution6_1.self),
    mistakes: (check(OneStepTooMany6_1.self), "expected Optional(0), got nil"),
    (check(AlwaysThere6_1.self), "expected nil, got Optional(-1)"),
    (check(WholeStride6_1.self), "from 4 to 9 with kernel 3, stride 2, padding 1: expected nil"))
  #expect(proof.problems == [])
}

enum Solution6_1: Exercise6_1 {
  nonisolated static func outputPadding(
    from size: Int, to wanted: Int, kernel: Int, stride: Int, padding: Int
  ) -> Int? {
    let rest = wanted - ((size - 1) * stride - 2 * padding + kernel)
    return (0..<stride).contains(rest) ? rest : nil
  }
}

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

/// Allows an output padding of a whole stride.
enum WholeStride6_1: Exercise6_1 {
  nonisolated static func outputPadding(
    from size: Int, to wanted: Int, kernel: Int, stride: Int, padding: Int
  ) -> Int? {
    let rest = wanted - ((size - 1) * stride - 2 * padding + kernel)
    return (0...stride).contains(rest) ? rest : nil
  }
}

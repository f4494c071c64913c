import ExerciseChecks
import Testing

@Test func exercise2_1IsProved() {
  let proof = Proof(
    stub: check(Stub2_1.self), solution: check(Solution2_1.self),
    mistakes: (check(Fencepost2_1.self), "expected 28, got 27"),
    (check(OneSided2_1.self), "expected 28, got 27"),
    (check(WholeStride2_1.self), "expected 14, got 16"))
  #expect(proof.problems == [])
}

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

enum Stub2_1: Exercise2_1 {
  nonisolated static func outputSize(of size: Int, kernel: Int, stride: Int, padding: Int) throws
    -> Int
  { throw NotAttempted() }

  nonisolated static func transposedSize(
    of size: Int, kernel: Int, stride: Int, padding: Int, outputPadding: Int
  ) throws -> Int { throw NotAttempted() }
}

/// Counts steps and forgets the place that the filter starts from.
enum Fencepost2_1: Exercise2_1 {
  nonisolated static func outputSize(of size: Int, kernel: Int, stride: Int, padding: Int) -> Int {
    (size + 2 * padding - kernel) / stride
  }

  nonisolated static func transposedSize(
    of size: Int, kernel: Int, stride: Int, padding: Int, outputPadding: Int
  ) -> Int {
    Solution2_1.transposedSize(
      of: size, kernel: kernel, stride: stride, padding: padding, outputPadding: outputPadding)
  }
}

/// Pads one side only.
enum OneSided2_1: Exercise2_1 {
  nonisolated static func outputSize(of size: Int, kernel: Int, stride: Int, padding: Int) -> Int {
    (size + padding - kernel) / stride + 1
  }

  nonisolated static func transposedSize(
    of size: Int, kernel: Int, stride: Int, padding: Int, outputPadding: Int
  ) -> Int { (size - 1) * stride - padding + kernel + outputPadding }
}

/// Multiplies the whole size by the stride, where only the steps between pixels count.
enum WholeStride2_1: Exercise2_1 {
  nonisolated static func outputSize(of size: Int, kernel: Int, stride: Int, padding: Int) -> Int {
    Solution2_1.outputSize(of: size, kernel: kernel, stride: stride, padding: padding)
  }

  nonisolated static func transposedSize(
    of size: Int, kernel: Int, stride: Int, padding: Int, outputPadding: Int
  ) -> Int { size * stride - 2 * padding + kernel + outputPadding }
}

import ExerciseChecks
import Testing

@Test func exercise5_3IsProved() {
  let proof = Proof(
    stub: check(Stub5_3.self), solution: check(Solution5_3.self),
    mistakes: (
      check(RealAlone5_3.self), "the imaginary part for [0.0, 1.0, -1.0, 0.0]: expected 1.0"
    ),
    (check(DiagonalAlone5_3.self), "the imaginary part for [0.0, 1.0, -1.0, 0.0]"),
    (check(Smaller5_3.self), "the real part for [2.0, 0.0, 0.0, -3.0]: expected 2.0, got -3.0"))
  #expect(proof.problems == [])
}

enum Solution5_3: Exercise5_3 {
  nonisolated static func eigenvalues(_ m: [Float]) -> (real: Float, imaginary: Float) {
    let mean = (m[0] + m[3]) / 2
    let square = mean * mean - (m[0] * m[3] - m[1] * m[2])
    return square >= 0 ? (mean + square.squareRoot(), 0) : (mean, (-square).squareRoot())
  }
}

enum Stub5_3: Exercise5_3 {
  nonisolated static func eigenvalues(_ m: [Float]) throws -> (real: Float, imaginary: Float) {
    throw NotAttempted()
  }
}

/// Takes what is under the root for zero where it is negative.
enum RealAlone5_3: Exercise5_3 {
  nonisolated static func eigenvalues(_ m: [Float]) -> (real: Float, imaginary: Float) {
    let mean = (m[0] + m[3]) / 2
    return (mean + max(mean * mean - (m[0] * m[3] - m[1] * m[2]), 0).squareRoot(), 0)
  }
}

/// Looks at the diagonal alone.
enum DiagonalAlone5_3: Exercise5_3 {
  nonisolated static func eigenvalues(_ m: [Float]) -> (real: Float, imaginary: Float) {
    (max(m[0], m[3]), 0)
  }
}

/// Gives the smaller of two real solutions.
enum Smaller5_3: Exercise5_3 {
  nonisolated static func eigenvalues(_ m: [Float]) -> (real: Float, imaginary: Float) {
    let mean = (m[0] + m[3]) / 2
    let square = mean * mean - (m[0] * m[3] - m[1] * m[2])
    return square >= 0 ? (mean - square.squareRoot(), 0) : (mean, (-square).squareRoot())
  }
}

/// The eigenvalues of a matrix of two rows.
public protocol Exercise5_3: SendableMetatype {
  /// The eigenvalue with the larger real part, of the matrix `[a, b, c, d]`; its imaginary part is not negative.
  static func eigenvalues(_ matrix: [Float]) throws -> (real: Float, imaginary: Float)
}

/// Checks an answer to exercise 5.3.
public func check<Answer: Exercise5_3>(_: Answer.Type) -> Outcome {
  outcome {
    let cases: [(matrix: [Float], real: Float, imaginary: Float, hint: String)] = [
      ([2, 0, 0, -3], 2, 0, "A matrix with zeros beside its diagonal has its eigenvalues on it."),
      (
        [0, 1, -1, 0], 0, 1, "λ² = -1: a quarter turn. The root of a negative number is imaginary."
      ),
      ([0, 0.5, -0.5, -0.6], -0.3, 0.4, "λ² - (a + d)λ + (ad - bc) = 0."),
      ([1, 2, 3, 4], 5.372281, 0, "The larger of two real solutions has the root with a plus."),
    ]
    for (matrix, real, imaginary, hint) in cases {
      let answer = try Answer.eigenvalues(matrix)
      try expect(answer.real, near: real, "the real part for \(matrix)", hint: hint)
      try expect(answer.imaginary, near: imaginary, "the imaginary part for \(matrix)", hint: hint)
    }
  }
}

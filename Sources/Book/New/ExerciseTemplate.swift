/// The files of an exercise whose task is to double numbers, for its author to edit.
struct ExerciseTemplate {
  let number: String
  let title: String
  /// The number as names of types end in it, such as `4_5`.
  let suffix: String

  /// What the reader edits.
  var stub: String {
    """
    import Core
    import ExerciseChecks

    /// Exercise \(number). \(title).
    public enum Answer\(suffix): Exercise\(suffix) {
      /// Twice each number of `x`.
      public static func doubled(_ x: Tensor) throws -> Tensor {
        throw NotAttempted()
      }
    }

    """
  }

  /// What an answer conforms to, and its check.
  var check: String {
    """
    import Core

    /// \(title).
    public protocol Exercise\(suffix): SendableMetatype {
      /// Twice each number of `x`.
      static func doubled(_ x: Tensor) throws -> Tensor
    }

    /// Checks an answer to exercise \(number).
    public func check<Answer: Exercise\(suffix)>(_: Answer.Type) -> Outcome {
      outcome {
        try expect(
          Answer.doubled(Tensor([1, -3])), near: Tensor([2, -6]), "twice 1 and -3",
          hint: "Every number, with its sign, is added to itself.")
      }
    }

    """
  }

  /// The solution, two mistakes, and the test that the check tells them apart.
  var proof: String {
    """
    import Core
    import ExerciseChecks
    import Testing

    @Test func exercise\(suffix)IsProved() {
      let proof = Proof(
        stub: check(Stub\(suffix).self), solution: check(Solution\(suffix).self),
        mistakes: (check(Squared\(suffix).self), "number 0: expected 2.0, got 1.0"),
        (check(Summed\(suffix).self), "the shape of twice 1 and -3"))
      #expect(proof.problems == [])
    }

    enum Solution\(suffix): Exercise\(suffix) {
      nonisolated static func doubled(_ x: Tensor) -> Tensor { 2 * x }
    }

    enum Stub\(suffix): Exercise\(suffix) {
      nonisolated static func doubled(_ x: Tensor) throws -> Tensor { throw NotAttempted() }
    }

    /// Multiplies each number by itself.
    enum Squared\(suffix): Exercise\(suffix) {
      nonisolated static func doubled(_ x: Tensor) -> Tensor { x * x }
    }

    /// Adds all numbers up.
    enum Summed\(suffix): Exercise\(suffix) {
      nonisolated static func doubled(_ x: Tensor) -> Tensor { 2 * x.sum() }
    }

    """
  }

  /// The hints, to stand below those of other exercises.
  var hints: String {
    """

    ## \(number)

    What is added to a number to make it twice as large?

    ---

    The number itself.

    """
  }

  /// What the chapter says.
  var text: String {
    """
    ### Exercise \(number). \(title)

    Double every number, in [Exercise\(suffix).swift](Exercises/Exercise\(suffix).swift).

    """
  }

  /// The row in the table of exercises.
  func row(section: String) -> String {
    "  Exercise(\"\(number)\", section: \"\(section)\") { check(Answer\(suffix).self) },"
  }
}

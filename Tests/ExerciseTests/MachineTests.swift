import ExerciseChecks
import Testing

/// The exercise machine, tried on an exercise of its own: half of a number.
@Suite struct MachineTests {
  private func check<Answer: Halving>(_: Answer.Type) -> Outcome {
    outcome {
      try expect(Answer.half(of: 3), near: 1.5, "half of 3", hint: "Two halves make the whole.")
      try expect(Answer.half(of: 0), equals: 0, "half of nothing", hint: "Nothing has no parts.")
    }
  }

  @Test func anAnswerIsRightWrongOrNotAttempted() {
    #expect(check(Stub.self) == .notAttempted)
    #expect(check(Right.self) == .passed)
    #expect(
      check(Doubled.self)
        == .wrong("half of 3: expected 1.5, got 6.0. Hint: Two halves make the whole."))
    #expect(
      check(Shifted.self)
        == .wrong("half of nothing: expected 0.0, got 1e-05. Hint: Nothing has no parts."))
  }

  @Test func anAnswerThatThrowsIsWrong() {
    struct Trouble: Error {}
    #expect(outcome { throw Trouble() } == .wrong("Your code threw an error: Trouble()"))
    #expect(
      outcome { try expect(false, "a smile", found: "a frown", hint: "Smile.") }
        == .wrong("expected a smile, got a frown. Hint: Smile."))
  }

  @Test func aProofHoldsForAStubASolutionAndTwoMistakes() {
    let proof = Proof(
      stub: check(Stub.self), solution: check(Right.self),
      mistakes: (check(Doubled.self), "got 6.0"), (check(Shifted.self), "half of nothing"))
    #expect(proof.problems == [])
  }

  @Test func aProofFailsWhereItMust() {
    let wrong = check(Doubled.self)
    func problems(
      stub: Outcome = .notAttempted, solution: Outcome = .passed, second: Outcome? = nil,
      says: String = "got 6.0"
    ) -> [String] {
      Proof(
        stub: stub, solution: solution, mistakes: (wrong, "got 6.0"), (second ?? wrong, says)
      ).problems
    }
    #expect(problems() == [])
    #expect(problems(stub: .passed).first?.contains("stub is not") == true)
    #expect(problems(solution: wrong).first?.contains("does not pass") == true)
    #expect(problems(second: .passed).first?.contains("2 is not wrong") == true)
    #expect(problems(says: "got 7").first?.contains("not `got 7`") == true)
    let lonely = Proof(stub: .notAttempted, solution: .passed, mistakes: (wrong, "got 6.0"))
    #expect(lonely.problems == ["There are fewer than 2 wrong answers."])
  }

  @Test func theTallyNamesTheNextExercise() {
    var tally = Tally()
    tally.add("10.1", .notAttempted)
    tally.add("2.2", .wrong("no"))
    tally.add("1.1", .passed)
    #expect("\(tally)" == "exercises: 1 passed, 1 failing, 1 not attempted (next: 2.2)")
    tally = Tally()
    tally.add("1.1", .passed)
    #expect("\(tally)" == "exercises: 1 passed, 0 failing, 0 not attempted")
  }
}

private protocol Halving: SendableMetatype {
  nonisolated static func half(of number: Float) throws -> Float
}

private enum Stub: Halving {
  nonisolated static func half(of number: Float) throws -> Float { throw NotAttempted() }
}

private enum Right: Halving {
  nonisolated static func half(of number: Float) -> Float { number / 2 }
}

private enum Doubled: Halving {
  nonisolated static func half(of number: Float) -> Float { number * 2 }
}

private enum Shifted: Halving {
  nonisolated static func half(of number: Float) -> Float { number / 2 + 1e-5 }
}

import Core
import ExerciseChecks
import ExerciseList
import Foundation
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

  /// In place of the tool that checks an answer, a program that ends in some way.
  @Test(arguments: [
    ("exit 0", Outcome.passed), ("exit 3", .notAttempted),
    ("echo 'half of 3: too much'; exit 4", .wrong("half of 3: too much")),
    (
      "echo 'main.swift:3: Fatal error: Index out of range' >&2; kill -ILL $$",
      .wrong("Your code stopped the program: main.swift:3: Fatal error: Index out of range")
    ),
    (
      "kill -XCPU $$",
      .wrong(
        "Your code has not ended after 20 seconds: does a loop never end, or is there too much to "
          + "compute without optimisation?")
    ),
  ])
  func anAnswerIsCheckedInAProcessOfItsOwn(script: String, outcome: Outcome) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../program").standardizedFileURL
    let course = folder.appending(path: "course")
    try FileManager.default.createSymbolicLink(at: course, withDestinationURL: program)
    try Data((script + "\n").utf8).write(to: folder.appending(path: "course.sh"))
    let exercise = Exercise("0.1", section: "0.1", patience: 20) { .passed }
    let answered = try exercise.outcome(by: course)
    #expect(answered == outcome)
  }

  @Test func anAnswerOfTheWrongShapeIsWrongAndNoTrap() {
    let right = Tensor([1, 2])
    func words(_ answer: Tensor) -> String {
      let outcome = outcome { try expect(answer, near: right, "the sums", hint: "Two.") }
      guard case .wrong(let message) = outcome else { return "\(outcome)" }
      return message
    }
    #expect(words(Tensor([1, 2.00001])) == "passed")
    #expect(words(Tensor(1)) == "the shape of the sums: expected [2], got []. Hint: Two.")
    #expect(words(Tensor([1, 2], shape: [1, 2])).contains("expected [2], got [1, 2]"))
    #expect(words(Tensor([1, .nan])) == "the sums, number 1: expected 2.0, got nan. Hint: Two.")
    let numbers = outcome { try expect([1], near: [1, 2], "the sums", hint: "Two.") }
    #expect(numbers == .wrong("how many: the sums: expected 2, got 1. Hint: Two."))
    let loss = outcome { try expect(right, near: 1.5, "the loss", hint: "A mean.") }
    #expect(
      loss
        == .wrong(
          "the loss: expected one number, got a tensor of shape [2]. "
            + "Hint: A loss is one number for the whole batch, its mean."))
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

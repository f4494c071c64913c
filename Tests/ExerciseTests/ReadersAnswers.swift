import Book
import ExerciseChecks
import ExerciseList
import Foundation
import Synchronization
import Testing

/// What the reader's answers have come to in this run of the tests.
private let tally = Mutex(Tally())

/// Prints the tally after everything that the tests print; once.
private let printsTally: Void = {
  _ = atexit {
    fflush(nil)
    let line = tally.withLock { "\($0)\n" }
    FileHandle.standardError.write(Data(line.utf8))
  }
}()

/// The reader's answer to every exercise of the table, each checked in a process of its own: the
/// test is cancelled while it is a stub, and fails while it is wrong. Where CI=true it must be a
/// stub, as the course delivers it.
@Suite struct ReadersAnswers {
  private let book = Result {
    Book(try .here())
  }

  @Test(arguments: exercises) func theAnswerIsRight(to exercise: Exercise) throws {
    printsTally
    let outcome = try exercise.outcome(by: Bundle.main.bundleURL.appending(path: "check"))
    tally.withLock { $0.add(exercise.number, outcome) }
    let entry = try #require(
      book.get().exercises.first { $0.number == exercise.number }, "No text speaks of it.")
    let stub = ExercisePaths(exercise.number, chapter: entry.chapter).stub
    if ProcessInfo.processInfo.environment["CI"] == "true" {
      #expect(outcome == .notAttempted, "\(stub) is delivered as a stub: restore it.")
    }
    switch outcome {
    case .passed: break
    case .notAttempted:
      let place = "read section \(exercise.section) of Chapters/\(entry.chapter)/chapter.md"
      try Test.cancel("Exercise \(exercise.number) is not attempted: \(place), edit \(stub).")
    case .wrong(let message): Issue.record("Exercise \(exercise.number), \(stub): \(message)")
    }
  }

  @Test func theTableIsInTheOrderOfTheBook() throws {
    #expect(try exercises.map(\.number) == book.get().exercises.map(\.number))
  }
}

extension Exercise: CustomTestStringConvertible {
  /// The number, which names the exercise in what the tests print.
  public nonisolated var testDescription: String { number }
}

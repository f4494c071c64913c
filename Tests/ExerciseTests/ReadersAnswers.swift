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

/// Tests the reader's answer to an exercise: cancelled while it is a stub, failing while it is
/// wrong. Where CI=true it must be a stub, as the course delivers it.
///
///     @Test func exercise4_2() throws { try answer("4.2") }
func answer(_ number: String) throws {
  printsTally
  let exercise = try #require(exercises.first { $0.number == number }, "It is not in the list.")
  let outcome = exercise.outcome()
  tally.withLock { $0.add(number, outcome) }
  let book = Book(try .containing(URL(fileURLWithPath: #filePath).deletingLastPathComponent()))
  let entry = try #require(book.exercises.first { $0.number == number }, "No text speaks of it.")
  let stub = ExercisePaths(number, chapter: entry.chapter).stub
  if ProcessInfo.processInfo.environment["CI"] == "true" {
    #expect(outcome == .notAttempted, "\(stub) is delivered as a stub: restore it.")
  }
  switch outcome {
  case .passed: break
  case .notAttempted:
    let place = "read section \(exercise.section) of Chapters/\(entry.chapter)/chapter.md"
    try Test.cancel("Exercise \(number) is not attempted: \(place), then edit \(stub).")
  case .wrong(let message): Issue.record("Exercise \(number), \(stub): \(message)")
  }
}

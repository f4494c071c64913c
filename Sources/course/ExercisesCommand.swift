import ArgumentParser
import Book
import ExerciseChecks
import ExerciseList
import Foundation

/// `course exercises`: checks the reader's answers, each in a process of its own, so that one that
/// traps does not stop the others.
struct ExercisesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exercises", abstract: "Check your answers to the exercises.")

  @Argument(help: "The exercises to check, such as 4.2. (default: all)")
  var numbers: [String] = []

  func run() throws {
    let book = Book(try BookOptions.repository())
    let wanted = try numbers.isEmpty ? exercises : numbers.map(exercise)
    var tally = Tally()
    for exercise in wanted {
      let outcome = try checkedOutcome(of: exercise)
      tally.add(exercise.number, outcome)
      switch outcome {
      case .passed: print("\(exercise.number)  passed")
      case .notAttempted: print("\(exercise.number)  \(book.invitation(to: exercise))")
      case .wrong(let message): print("\(exercise.number)  wrong: \(message)")
      }
    }
    print(tally)
    if tally.failing > 0 { throw ExitCode.failure }
  }
}

/// Checks one answer in this process; its exit code tells the outcome.
struct CheckExerciseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-exercise", abstract: "Check one answer.", shouldDisplay: false)

  @Argument(help: "The exercise, such as 4.2.")
  var number: String

  func run() throws { throw ExitCode(try exercise(number).exitCode()) }
}

/// The exercise of a number; throws if there is none.
func exercise(_ number: String) throws -> Exercise {
  if let exercise = exercises.first(where: { $0.number == number }) { return exercise }
  let known = exercises.map(\.number).joined(separator: ", ")
  throw BookError("There is no exercise \(number). The exercises: \(known).")
}

/// The outcome of the reader's answer, checked in another process.
func checkedOutcome(of exercise: Exercise) throws -> Outcome {
  try exercise.outcome(by: Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0]))
}

extension Book {
  /// What to read and edit for an exercise that is not attempted.
  func invitation(to exercise: Exercise) -> String {
    guard let entry = exercises.first(where: { $0.number == exercise.number }) else {
      return "not attempted"
    }
    let paths = ExercisePaths(entry.number, chapter: entry.chapter)
    return "not attempted: \(entry.title). Read section \(exercise.section), edit \(paths.stub)"
  }
}

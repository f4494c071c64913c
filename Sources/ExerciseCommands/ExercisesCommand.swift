import ArgumentParser
import Book
import ExerciseChecks
import ExerciseList

/// `./check 4.2`: checks the reader's answers.
public struct ExercisesCommand: ParsableCommand {
  /// What ArgumentParser asks for.
  public static let configuration = CommandConfiguration(
    commandName: "exercises", abstract: "Check your answers to the exercises.")

  @Argument(help: "Exercises, such as 4.2, or chapters, such as 4. (default: all)")
  var numbers: [String] = []

  /// Makes the command without its arguments.
  public init() {}

  /// Prints how each answer stands, what to do next, and the tally; ends with 1 if one is wrong.
  public func run() throws {
    let book = Book(try .here())
    let wanted = try numbers.isEmpty ? exercises : numbers.flatMap(exercisesMeant)
    var tally = Tally()
    for exercise in wanted {
      let outcome = try checkedOutcome(of: exercise)
      tally.add(exercise.number, outcome)
      print("\(exercise.number)  \(book.verdict(outcome, on: exercise))")
    }
    if tally.next == nil, let next = try unsolved(after: wanted) {
      print("Next is \(next.number), \(book.invitation(to: next))")
      tally.goOn(with: next.number)
    }
    print(tally)
    if tally.failing > 0 { throw ExitCode.failure }
  }

  /// The first exercise behind those checked, else the first of all, whose answer does not pass yet.
  private func unsolved(after checked: [Exercise]) throws -> Exercise? {
    let last = exercises.lastIndex { $0.number == checked.last?.number } ?? exercises.endIndex - 1
    let others = (exercises[(last + 1)...] + exercises[...last]).filter { exercise in
      !checked.contains { $0.number == exercise.number }
    }
    return try others.first { try checkedOutcome(of: $0) != .passed }
  }
}

extension Book {
  /// How an answer stands, and what to do about it.
  fileprivate func verdict(_ outcome: Outcome, on exercise: Exercise) -> String {
    switch outcome {
    case .passed: "passed"
    case .notAttempted: "not attempted: \(invitation(to: exercise))"
    case .wrong(let message):
      """
      wrong: \(message)
           Your answer is in \(paths(of: exercise).stub); for help, ./check hint \(exercise.number)
      """
    }
  }
}

import ArgumentParser
import ExerciseChecks
import ExerciseList
import Foundation

/// Checks one answer in this process; its exit code tells the outcome.
public struct CheckExerciseCommand: ParsableCommand {
  /// What ArgumentParser asks for.
  public static let configuration = CommandConfiguration(
    commandName: "check-exercise", abstract: "Check one answer.", shouldDisplay: false)

  @Argument(help: "The exercise, such as 4.2.")
  var number: String

  /// Makes the command without its argument.
  public init() {}

  /// Ends with a code that says how the answer stands; says of a wrong one what is wrong.
  public func run() throws { throw ExitCode(try exerciseMeant(by: number).exitCode()) }
}

/// The outcome of the reader's answer, checked by this program in another process: it may trap there,
/// or never end.
func checkedOutcome(of exercise: Exercise) throws -> Outcome {
  try exercise.outcome(by: Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0]))
}

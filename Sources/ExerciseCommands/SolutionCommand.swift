import ArgumentParser
import Book
import Runs

/// `./check solution 4.2`: shows a solution to those who have found one.
public struct SolutionCommand: ParsableCommand {
  /// What ArgumentParser asks for.
  public static let configuration = CommandConfiguration(
    commandName: "solution", abstract: "Show the solution of an exercise that you have solved.")

  @Argument(help: "The exercise, such as 4.2.")
  var number: String

  @Flag(help: "Show it although the exercise is not solved.")
  var force = false

  /// Makes the command without its arguments.
  public init() {}

  /// Prints the file, or says what is to be done first.
  public func run() throws {
    let book = Book(try .here())
    let exercise = try exerciseMeant(by: number)
    if !force, try checkedOutcome(of: exercise) != .passed {
      throw CourseError(
        "Your answer to exercise \(number) does not pass yet. Try ./check hint \(number), or add"
          + " --force.")
    }
    print(book.solution(of: number, chapter: book.chapter(of: exercise)) ?? "", terminator: "")
  }
}

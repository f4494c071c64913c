import ArgumentParser
import Book

/// `course solution`: shows a solution to those who have found one.
struct SolutionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solution", abstract: "Show the solution of an exercise that you have solved.")

  @Argument(help: "The exercise, such as 4.2.")
  var number: String

  @Flag(help: "Show it although the exercise is not solved.")
  var force = false

  func run() throws {
    let book = Book(try BookOptions.repository())
    let chapter = try chapter(of: number, in: book)
    if !force, try checkedOutcome(of: exercise(number)) != .passed {
      throw BookError(
        "Your answer to exercise \(number) does not pass yet. Try `swift run course hint \(number)`,"
          + " or add --force.")
    }
    print(book.solution(of: number, chapter: chapter) ?? "", terminator: "")
  }
}

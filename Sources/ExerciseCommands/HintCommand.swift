import ArgumentParser
import Book

/// `./check hint 4.2`: one of two hints for an exercise.
public struct HintCommand: ParsableCommand {
  /// What ArgumentParser asks for.
  public static let configuration = CommandConfiguration(
    commandName: "hint", abstract: "Give a hint for an exercise, and a stronger one with --more.")

  @Argument(help: "The exercise, such as 4.2.")
  var number: String

  @Flag(help: "Give the stronger hint too.")
  var more = false

  /// Makes the command without its arguments.
  public init() {}

  /// Prints one hint, or both.
  public func run() throws {
    let book = Book(try .here())
    let exercise = try exerciseMeant(by: number)
    let hints = book.hints(for: number, chapter: book.chapter(of: exercise))
    for hint in more ? hints : Array(hints.prefix(1)) { print(hint + "\n") }
    if !more { print("A stronger hint: ./check hint \(number) --more") }
  }
}

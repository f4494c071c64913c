import ArgumentParser
import Book

/// `course hint`: one of two hints for an exercise.
struct HintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hint", abstract: "Give a hint for an exercise, and a stronger one with --more.")

  @Argument(help: "The exercise, such as 4.2.")
  var number: String

  @Flag(help: "Give the stronger hint too.")
  var more = false

  func run() throws {
    let book = Book(try BookOptions.repository())
    let hints = book.hints(for: number, chapter: try chapter(of: number, in: book))
    for hint in more ? hints : Array(hints.prefix(1)) { print(hint + "\n") }
    if !more { print("A stronger hint: swift run course hint \(number) --more") }
  }
}

/// The chapter in whose text an exercise stands; throws if there is none.
func chapter(of number: String, in book: Book) throws -> String {
  if let entry = book.exercises.first(where: { $0.number == number }) { return entry.chapter }
  let known = book.exercises.map(\.number).joined(separator: ", ")
  throw BookError("There is no exercise \(number). The exercises: \(known).")
}

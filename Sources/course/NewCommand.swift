import ArgumentParser
import Book
import Runs

/// `course new`: makes the files of a chapter or an exercise, for their author to edit.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Make the files of a new chapter or exercise.",
    discussion: """
      They build and pass every check, with a small program or task in place of the real one. \
      Nothing that is there already is overwritten.
      """,
    subcommands: [NewChapterCommand.self, NewExerciseCommand.self])

  /// Writes changes and prints which; with CI=true nothing is written.
  static func write(_ changes: [Change], to repository: BookRepository) throws {
    if BookOptions.isReadOnly { throw CourseError("Nothing was written, because CI=true.") }
    try repository.apply(changes, onlyInMemory: false)
    for change in changes { print("\(change.isNewFile ? "new    " : "changed")  \(change.path)") }
  }
}

/// `course new chapter`.
struct NewChapterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chapter", abstract: "Make a chapter: program, text, golden, first exercise.")

  @Argument(help: "The name of its folder and program, such as 05-gan-lab.")
  var name: String

  @Argument(help: "Its title. (default: the words of its name)")
  var title: String?

  func run() throws {
    let repository = try BookRepository.here()
    let changes = try NewChapter(name, title: title).changes(in: Book(repository))
    try NewCommand.write(changes, to: repository)
    print(
      """

      Edit next:
        Chapters/\(name)/main.swift   the program: cells, and regions for the text to show
        Chapters/\(name)/chapter.md   the text: a section for each cell, with its number and title
        the exercise, whose files are listed above
      Then build it, take in what it prints, and check the book:
        swift build -c release
        .build/release/course weave --accept \(name)
        .build/release/course verify
      """)
  }
}

/// `course new exercise`.
struct NewExerciseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exercise",
    abstract: "Make an exercise: stub, check, solution, wrong answers and hints.")

  @Argument(help: "Its number, such as 4.5: the next one of its chapter.")
  var number: String

  @Argument(help: "Its title, such as \"The smoothed label\".")
  var title: String

  @Option(help: "The section to read for it. (default: the last one of the chapter)")
  var section: String?

  func run() throws {
    let repository = try BookRepository.here()
    let book = Book(repository)
    let changes = try NewExercise(number, title: title, section: section).changes(in: book)
    try NewCommand.write(changes, to: repository)
    let entry = Book(repository).exercises.first { $0.number == number }
    let paths = ExercisePaths(number, chapter: entry?.chapter ?? "")
    print(
      """

      Edit next:
        \(paths.check)   what the reader is to write, and its check
        \(paths.stub)   the same, with its comment
        \(paths.proof)   the solution, and plausible mistakes
        \(paths.hints)   two hints
        its paragraph in the chapter's text
      Then check it: ./check --filter ExerciseTests
      """)
  }
}

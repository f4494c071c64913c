import ArgumentParser
import Book
import Fingerprints

/// `course weave`: rewrites what the text takes from code, goldens and runs.
struct WeaveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weave",
    abstract: "Rewrite the code, output, numbers and tables in the text from their sources.",
    discussion:
      "Prints every change, and proposes what could bear out a sentence that compares two values. "
      + "With CI=true it writes nothing, and fails if it would.")

  @Flag(help: "First take in goldens from the built programs and the finished runs in Output.")
  var accept = false

  @Argument(help: "The chapters whose runs are taken in. (default: all)")
  var chapters: [String] = []

  func validate() throws {
    if !accept, !chapters.isEmpty {
      throw ValidationError("Chapters are named with --accept; weaving is for the whole book.")
    }
  }

  func run() throws {
    let repository = try BookRepository.here()
    var changes: [Change] = []
    var refused: [String] = []
    if accept {
      let acceptance = Acceptance(
        Book(repository), programs: BookOptions.programs,
        fingerprints: Fingerprints.computed())
      (changes, refused) = try acceptance.changes(for: chapters)
      try repository.apply(changes, onlyInMemory: BookOptions.isReadOnly)
    }
    let woven = Book(repository).weave()
    try repository.apply(woven, onlyInMemory: BookOptions.isReadOnly)
    changes += woven
    for change in changes { print(change.diff, terminator: "") }
    for reason in refused { note("Not accepted: \(reason)") }
    for proposal in Book(repository).proposals { note(proposal) }
    let names = changes.map(\.path).joined(separator: ", ")
    note(changes.isEmpty ? "Nothing to change." : "\(changes.count) files: \(names).")
    if BookOptions.isReadOnly, !changes.isEmpty {
      note("Nothing was written, because CI=true.")
      throw ExitCode.failure
    }
    if !refused.isEmpty { throw ExitCode.failure }
  }
}

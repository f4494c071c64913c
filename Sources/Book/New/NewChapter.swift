import Runs

/// A chapter that is to be written: a program of one cell, its text and a first exercise, which
/// build and pass every check.
public struct NewChapter {
  let name: String
  let title: String

  /// Names a chapter, such as `05-gan-lab`; the title is made of its words if it is not given.
  /// Throws unless both can be used.
  public init(_ name: String, title: String? = nil) throws {
    guard name.wholeMatch(of: #/\d\d(-[a-z0-9]+)+/#) != nil else {
      throw CourseError(
        "`\(name)` is no name of a chapter: write two digits and words, such as 05-gan-lab.")
    }
    self.name = name
    let words = name.dropFirst(3).replacing("-", with: " ")
    self.title = try checkedTitle(title ?? words.prefix(1).uppercased() + words.dropFirst())
  }

  /// What adds it to the book: new files, its name in `Package.swift`, and its first exercise.
  /// Throws if its number is taken or one of the files is there already.
  public func changes(in book: Book) throws -> [Change] {
    let number = Int(name.prefix(2)) ?? 0
    if let other = book.chapters.first(where: { $0.number == number }) {
      throw CourseError("The number \(number) belongs to the chapter \(other.name): take another.")
    }
    let template = ChapterTemplate(name: name, number: number, title: title)
    let folder = "Chapters/\(name)"
    let repository = book.repository
    var changes =
      try [
        ("main.swift", template.program), ("Variations.swift", template.variations),
        ("chapter.md", template.text),
        ("golden.txt", template.golden), ("figures/receipts.json", "{\n\n}\n"),
      ].map { try book.newFile("\(folder)/\($0.0)", $0.1) } + [
        book.change("Package.swift") { Self.manifest($0 ?? "", adding: name) }
      ]
    try repository.apply(changes, onlyInMemory: true)
    let exercise = try NewExercise("\(number).1", title: "A first try")
    changes = try changes.followed(by: exercise.changes(in: Book(repository)))
    try repository.apply(changes, onlyInMemory: true)
    return changes.followed(by: Book(repository).weave().filter { $0.path == "book.md" })
  }

  /// The manifest with one more chapter, in order.
  static func manifest(_ text: String, adding name: String) -> String {
    let names = (Repository.chapters(in: text) + [name]).sorted().map { "\"\($0)\"," }
    var lines: [String] = []
    for name in names {
      if let last = lines.last, last.count + name.count < 98 {
        lines[lines.count - 1] = last + " " + name
      } else {
        lines.append("  " + name)
      }
    }
    let list = "let chapters = [\n\(lines.joined(separator: "\n"))\n]"
    return text.replacing(#/let chapters = \[[^\]]*\]/#, with: list, maxReplacements: 1)
  }
}

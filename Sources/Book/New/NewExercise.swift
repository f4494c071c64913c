import Runs

/// An exercise that is to be written: all its files, which compile and pass every check, with a
/// small task in place of the real one.
public struct NewExercise {
  let number: String
  let title: String
  let section: String?

  /// Names an exercise, such as `4.5`; `section` is what to read for it, by default the last one of
  /// the chapter. Throws unless the number and the title can be used.
  public init(_ number: String, title: String, section: String? = nil) throws {
    guard number.wholeMatch(of: #/\d+\.[1-9]\d*/#) != nil else {
      throw CourseError("`\(number)` is no number of an exercise: write one such as 4.5.")
    }
    self.number = number
    self.title = try checkedTitle(title)
    self.section = section
  }

  /// What adds it to the book: new files, and new lines in old ones. Throws if one of the files is
  /// there already, or if another number is the next one.
  public func changes(in book: Book) throws -> [Change] {
    let chapter = try chapter(in: book)
    let paths = ExercisePaths(number, chapter: chapter.name)
    let template = ExerciseTemplate(number: number, title: title, suffix: paths.suffix)
    let files = [
      (paths.stub, template.stub), (paths.check, template.check), (paths.proof, template.proof),
    ]
    let section = try readSection(of: chapter)
    return try files.map { try book.newFile($0.0, $0.1) } + [
      book.change(paths.hints) { old in
        (old ?? "# Hints for chapter \(chapter.number)\n") + template.hints
      },
      book.change(chapter.document.path) { _ in chapter.document.adding(template.text) },
      try book.change(ExercisePaths.table) {
        try Self.table($0 ?? "", adding: template.row(section: section), number)
      },
    ]
  }

  private func chapter(in book: Book) throws -> Chapter {
    let parts = number.split(separator: ".")
    guard let chapter = book.chapters.first(where: { "\($0.number)" == parts[0] }) else {
      throw CourseError(
        "There is no chapter \(parts[0]): make one with "
          + "`swift run -c release course new chapter NAME`.")
    }
    let count = book.exercises.count { $0.chapter == chapter.name }
    let next = "\(chapter.number).\(count + 1)"
    if number == next { return chapter }
    let title = book.exercises.first { $0.number == number }?.title
    let there = title.map { "Exercise \(number) is there already, \($0)" }
    throw CourseError(
      (there ?? "The exercises of a chapter are numbered in order") + ": the next one is \(next).")
  }

  private func readSection(of chapter: Chapter) throws -> String {
    let sections = chapter.document.headings.compactMap { heading in
      heading.title.prefixMatch(of: #/\d+\.\d+/#).map { String($0.output) }
    }
    guard let section = section ?? sections.last, sections.contains(section) else {
      throw CourseError(
        "There is no section \(section ?? "") to read: "
          + "the sections of \(chapter.name) are \(sections.joined(separator: ", ")).")
    }
    return section
  }

  /// The table of exercises with one more row, in the order of the book.
  static func table(_ text: String, adding row: String, _ number: String) throws -> String {
    var lines = text.linesOfText
    guard let start = lines.firstIndex(where: { $0.hasPrefix("public let exercises") }) else {
      throw CourseError("\(ExercisePaths.table) has no `public let exercises` to add to.")
    }
    let place = lines.lastIndex { line in
      let other = line.prefixMatch(of: #/ *Exercise\("([\d.]+)"/#)?.output.1
      return other.map { isInOrder(String($0), number) } ?? false
    }
    if let place, !lines[place].hasSuffix(",") { lines[place] += "," }
    lines.insert(row, at: (place ?? start) + 1)
    return lines.map { $0 + "\n" }.joined()
  }

  private static func isInOrder(_ first: String, _ second: String) -> Bool {
    let parts = { (number: String) in number.split(separator: ".").compactMap { Int($0) } }
    return parts(first).lexicographicallyPrecedes(parts(second))
  }
}

extension Document {
  /// The text with an exercise below the last one; without one, below a heading of its own.
  fileprivate func adding(_ exercise: String) -> String {
    var lines = self.lines
    let last = headings.last { $0.title.hasPrefix("Exercise ") || $0.title == "Exercises" }
    let end = last.flatMap { last in
      headings.first { $0.line > last.line && $0.level <= last.level }.map { $0.line - 1 }
    }
    if let end {
      lines.insert(contentsOf: exercise.linesOfText + [""], at: end)
    } else {
      let heading = last == nil ? ["", "## Exercises"] : []
      lines += heading + [""] + exercise.linesOfText
    }
    return lines.map { $0 + "\n" }.joined()
  }
}

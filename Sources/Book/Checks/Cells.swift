extension Check {
  static let cells = Check(name: "cells", subject: "sections and cells have the same titles") {
    book, _ in
    book.chapters.flatMap { $0.titleFindings + $0.cellFindings + $0.goldenFindings }
  }
}

extension Chapter {
  /// The text's sections that have a number, such as `1.3 The data`.
  private var sections: [(number: String, title: String, line: Int)] {
    document.headings.compactMap { heading in
      let parts = heading.title.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, parts[0].wholeMatch(of: #/\d+\.\d+/#) != nil else { return nil }
      return (String(parts[0]), String(parts[1]), heading.line)
    }
  }

  fileprivate var titleFindings: [Finding] {
    guard let title = document.headings.first, title.level == 1 else {
      let message = "A chapter begins with `# \(number). Its title`."
      return [Finding(document.path, 1, message, mend: "write it")]
    }
    guard title.title.hasPrefix("\(number). ") else {
      let message = "The title must begin with `\(number).`, the chapter's number."
      return [Finding(document.path, title.line, message, mend: "renumber it")]
    }
    return []
  }

  /// The n-th numbered section is the n-th cell.
  fileprivate var cellFindings: [Finding] {
    let cells = cellTitles(in: program)
    let sections = self.sections
    return (0..<max(cells.count, sections.count)).compactMap { index in
      let wanted = "\(number).\(index + 1)"
      guard index < sections.count else {
        return Finding(
          "\(folder)/main.swift", cells[index].line,
          "The cell \(wanted) `\(cells[index].title)` has no section in the text.",
          mend: "write `## \(wanted) \(cells[index].title)` in chapter.md")
      }
      let section = sections[index]
      let shown = "\(section.number) \(section.title)"
      guard index < cells.count else {
        return Finding(
          document.path, section.line, "The section `\(shown)` has no cell in main.swift.",
          mend: "take its number away, or write the cell")
      }
      let title = "\(wanted) \(cells[index].title)"
      if shown == title { return nil }
      return Finding(
        document.path, section.line, "The section `\(shown)` is the cell `\(title)`.",
        mend: "give both the same title")
    }
  }

  fileprivate var goldenFindings: [Finding] {
    let printed = golden.cells.map { "\($0.number) \($0.title)" }
    let written = cellTitles(in: program).enumerated().map { "\(number).\($0 + 1) \($1.title)" }
    if printed == written { return [] }
    let message = "The golden's cells are not those of main.swift."
    return [Finding("\(folder)/golden.txt", 1, message, mend: acceptCommand)]
  }
}

import Foundation
import Runs

/// The parts of `book.md` that are made from the chapters.
enum Generated: String, CaseIterable {
  case contents
  case symbols
  case index

  /// The Markdown lines, with links as `document` must write them.
  func lines(of book: Book, in document: Document) -> [String] {
    switch self {
    case .contents: book.contents(in: document)
    case .symbols: book.symbolTable(in: document)
    case .index: book.index(in: document)
    }
  }
}

extension Book {
  /// A row for each chapter, with the minutes that its default run took, and their sum.
  fileprivate func contents(in document: Document) -> [String] {
    let minutes = chapters.map { ($0.receipts["default"]?.seconds).map { $0 / 60 } }
    let shown = { (minutes: Double?) in minutes.map { String(format: "%.1f", $0) } ?? "–" }
    let rows = zip(chapters, minutes).map { chapter, minutes in
      "| [\(chapter.document.title)](\(link(to: chapter.document, from: document))) "
        + "| `\(chapter.name)` | \(shown(minutes)) |"
    }
    let all = minutes.compactMap(\.self)
    return ["| Chapter | Program | Minutes |", "|---|---|--:|"] + rows
      + ["| All | | \(shown(all.isEmpty ? nil : all.reduce(0, +))) |"]
  }

  fileprivate func symbolTable(in document: Document) -> [String] {
    let rows = symbols.map { "| \($0.names[0]) | \($0.meaning) | \(place($0, from: document)) |" }
    return ["| Symbol | Meaning | Introduced in |", "|---|---|---|"] + rows
  }

  fileprivate func index(in document: Document) -> [String] {
    terms.filter { !$0.names.isEmpty }.sorted {
      $0.names[0].lowercased() < $1.names[0].lowercased()
    }
    .map { "- \($0.names[0]): \(place($0, from: document))" }
  }

  /// A link to the section that introduces a term.
  private func place(_ term: Term, from document: Document) -> String {
    let section = term.document.section(at: term.line)
    let path = link(to: term.document, from: document)
    return "[\(section?.title ?? term.document.title)](\(path)#\(section?.anchor ?? ""))"
  }

  /// The path from one document's folder to another document.
  private func link(to target: Document, from document: Document) -> String {
    if target.path == document.path { return "" }
    let ups = document.folder.split(separator: "/").map { _ in "../" }.joined()
    return ups + target.path
  }
}

extension Document {
  /// The title: the first heading of level 1, else the path.
  var title: String { headings.first { $0.level == 1 }?.title ?? path }
}

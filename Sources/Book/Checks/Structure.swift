extension Check {
  static let structure = Check(name: "structure", subject: "files and markers can be read") {
    book, _ in
    book.chapters.flatMap(\.findings) + book.unlistedChapters
      + book.documents.flatMap { $0.unclosedBlocks + $0.badMarkers }
  }
}

extension Book {
  fileprivate var unlistedChapters: [Finding] {
    let listed = Set(chapters.map(\.name))
    return repository.names(in: "Chapters").filter { !listed.contains($0) && !$0.hasPrefix(".") }
      .map { name in
        Finding(
          "Package.swift", 1, "The folder Chapters/\(name) is not in `let chapters`.",
          mend: "add it there, or move it away")
      }
  }
}

extension Document {
  fileprivate var unclosedBlocks: [Finding] {
    guard let unclosed else { return [] }
    let message = "A fence or comment begins here and never ends."
    return [Finding(path, unclosed, message, mend: "close it")]
  }

  fileprivate var badMarkers: [Finding] {
    let alone = blocks.compactMap(\.marker)
    let inline = spans.compactMap(\.marker)
    let inlineVerbs = ["=", "term", "symbol", "holds", "no-claim"]
    let unknown = (alone + inline).filter { !Marker.verbs.contains($0.verb) }.map { marker in
      Finding(
        path, marker.line,
        "The comment `\(marker.verb)` binds nothing. "
          + suggestion(for: marker.verb, among: Marker.verbs),
        mend: "correct it, or begin it `note:`")
    }
    let stray = alone.filter { inlineVerbs.contains($0.verb) }.map { marker in
      Finding(
        path, marker.line,
        "The comment `\(marker.verb)` stands alone: it binds the words before it.",
        mend: "put it on their line")
    }
    let undated = (alone + inline).filter { $0.verb == "source" }
      .filter { !($0.quoted ?? "").contains(#/(18|19|20)\d\d/#) }.map { marker in
        Finding(
          path, marker.line, "The comment `source` does not quote a source with its year.",
          mend: "write `source \"what, on which machine, 2026-01\"`")
      }
    return unknown + stray + undated + visibleComments
  }

  /// Comments inside a paragraph that viewers of Markdown take for text.
  private var visibleComments: [Finding] {
    spans.compactMap { span in
      if span.kind == .text, span.raw.contains("<!--") {
        return Finding(
          path, span.line,
          "A comment begins here and does not end in its paragraph: readers see it.",
          mend: "close it there, without an empty line inside")
      }
      guard span.kind == .comment, span.content.contains("--") else { return nil }
      return Finding(
        path, span.line, "The comment holds two hyphens in a row: many viewers show it to readers.",
        mend: "write one, or say it otherwise")
    }
  }
}

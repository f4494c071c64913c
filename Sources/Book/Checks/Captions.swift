extension Check {
  static let captions = Check(name: "captions", subject: "figures and exercises are numbered") {
    book, _ in
    let captions = book.captions
    return book.chapters.flatMap { $0.misnumbered(captions[$0.name] ?? []) }
      + book.figuresWithoutCaption
      + book.danglingReferences(Set(captions.values.joined().map(\.name)))
  }
}

/// A number that a chapter gives: `Figure 1.2`, `Listing 1.1`, `Exercise 1.3`.
struct Caption {
  let kind: String
  let number: String
  let line: Int

  var name: String { "\(kind.lowercased()) \(number)" }
}

extension Book {
  /// The captions of each chapter: bold at the beginning of a paragraph, or in a heading.
  var captions: [String: [Caption]] {
    Dictionary(
      uniqueKeysWithValues: chapters.map { chapter in
        let lines = chapter.document.blocks.compactMap { block -> (Substring, Int)? in
          switch block.kind {
          case .heading(_, let title): (Substring(title), block.line)
          case .prose:
            chapter.document.lines[block.lines.lowerBound].firstMatch(of: #/^\*\*(.*)/#)
              .map { ($0.output.1, block.line) }
          default: nil
          }
        }
        let captions = lines.compactMap { text, line -> Caption? in
          text.prefixMatch(of: #/(Figure|Listing|Exercise) (\d+\.\d+)\./#).map {
            Caption(kind: String($0.output.1), number: String($0.output.2), line: line)
          }
        }
        return (chapter.name, captions)
      })
  }

  /// A picture of a chapter is followed by its caption.
  fileprivate var figuresWithoutCaption: [Finding] {
    let captions = self.captions
    let figures = self.figures
    return chapters.flatMap { chapter in
      let captions = (captions[chapter.name] ?? []).filter { $0.kind == "Figure" }.map(\.line)
      let blocks = chapter.document.blocks
      return figures.filter { $0.document.path == chapter.document.path }.compactMap {
        figure -> Finding? in
        let next = blocks.first { $0.line > figure.line }
        if let next, captions.contains(next.line) { return nil }
        return Finding(
          figure.document.path, figure.line, "No caption follows the picture `\(figure.path)`.",
          mend: "write a paragraph below it that begins `**Figure \(chapter.number).1.**`")
      }
    }
  }

  /// References such as "Figure 1.2" and "section 1.3" that lead nowhere.
  fileprivate func danglingReferences(_ captions: Set<String>) -> [Finding] {
    let sections = chapters.flatMap(\.document.headings).compactMap { heading in
      heading.title.prefixMatch(of: #/\d+\.\d+/#).map { "section \($0.output)" }
    }
    let names = captions.union(sections)
    let pattern = #/\b(Figure|Listing|Exercise|Section)\s+(\d+\.\d+)/#.ignoresCase()
    return documents.flatMap { document in
      document.spans.filter { $0.kind == .text }.flatMap { span in
        span.raw.matches(of: pattern).compactMap { match -> Finding? in
          let name = "\(match.output.1.lowercased()) \(match.output.2)"
          if names.contains(name) { return nil }
          let near = suggestion(for: name, among: names)
          return Finding(
            document.path, span.line + span.raw[..<match.range.lowerBound].count { $0 == "\n" },
            "There is no \(name). \(near)", mend: "correct the number")
        }
      }
    }
  }
}

extension Chapter {
  /// The captions of each kind count 1, 2, 3 in the order of the text.
  fileprivate func misnumbered(_ captions: [Caption]) -> [Finding] {
    ["Figure", "Listing", "Exercise"].flatMap { kind in
      captions.filter { $0.kind == kind }.enumerated().compactMap { index, caption in
        let wanted = "\(number).\(index + 1)"
        if caption.number == wanted { return nil }
        return Finding(
          document.path, caption.line, "\(kind) \(caption.number) should be \(kind) \(wanted).",
          mend: "renumber it")
      }
    }
  }
}

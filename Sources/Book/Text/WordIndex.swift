/// Every word of the book's plain text in reading order, and where each is found.
///
/// Headings, links, code, formulas, generated tables and the README are no part of it.
struct WordIndex {
  /// A word in lower case, and its place: which document, which line counted from 1.
  private struct Word {
    let text: Substring
    let document: Int
    let line: Int
  }

  private var words: [Word] = []
  private var places: [Substring: [Int]] = [:]

  init(_ documents: [Document]) {
    for (index, document) in documents.enumerated() where document.path != "README.md" {
      for block in document.blocks where !document.isGenerated(block) {
        for span in block.spans { add(span, of: index) }
      }
    }
  }

  private mutating func add(_ span: Span, of document: Int) {
    guard span.kind == .text else { return append("", document, span.line) }
    for (offset, line) in span.raw.lowercased().linesOfText.enumerated() {
      for word in line.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "-" }) {
        append(word, document, span.line + offset)
      }
    }
  }

  private mutating func append(_ text: Substring, _ document: Int, _ line: Int) {
    places[text, default: []].append(words.count)
    words.append(Word(text: text, document: document, line: line))
  }

  /// The first place of a term, in the singular or with an `s`.
  func first(_ term: String) -> (document: Int, line: Int)? {
    let wanted = term.lowercased().split(separator: " ")
    guard let head = wanted.first else { return nil }
    let starts = (places[head] ?? []) + (wanted.count == 1 ? places[head + "s"] ?? [] : [])
    let found = starts.sorted().first { start in
      zip(wanted.indices, wanted).allSatisfy { offset, word in
        guard start + offset < words.count else { return false }
        let text = words[start + offset].text
        return text == word || (offset == wanted.count - 1 && text == word + "s")
      }
    }
    return found.map { (words[$0].document, words[$0].line) }
  }
}

extension Check {
  static let terms = Check(name: "terms", subject: "terms are explained before they are used") {
    book, _ in
    let introduced = book.terms
    let malformed = introduced.filter(\.names.isEmpty).map { term in
      Finding(
        term.document.path, term.line, "The comment `term` follows no word in bold.",
        mend: "write `**word**<!-- term -->`")
    }
    let order = Dictionary(
      uniqueKeysWithValues: book.documents.enumerated().map { ($1.path, $0) })
    let known = Set(introduced.flatMap(\.names).map { $0.lowercased() })
    let never = book.glossary.filter { !known.contains($0.lowercased()) }
    return malformed + book.repeatedTerms(introduced)
      + introduced.filter { !$0.names.isEmpty }.compactMap { term in
        let place = (order[term.document.path] ?? 0, term.line)
        return book.firstUse(of: term.names, before: place).map { document, line in
          Finding(
            document.path, line,
            "`\(term.names[0])` is used here, and introduced only in \(term.document.path):\(term.line).",
            mend: "explain it in a sentence that links there, or introduce it here")
        }
      }
      + never.compactMap { name in
        book.firstUse(of: [name], before: (.max, 0)).map { document, line in
          Finding(
            document.path, line, "`\(name)` is used, and introduced nowhere.",
            mend: "write `**\(name)**<!-- term -->` where it is explained")
        }
      }
  }
}

extension Book {
  fileprivate func repeatedTerms(_ terms: [Term]) -> [Finding] {
    var seen: [String: Term] = [:]
    return terms.filter { !$0.names.isEmpty }.compactMap { term in
      let name = term.names[0].lowercased()
      guard let first = seen.updateValue(term, forKey: name) else { return nil }
      return Finding(
        term.document.path, term.line,
        "`\(name)` was introduced before, in \(first.document.path):\(first.line).",
        mend: "keep one of the two comments")
    }
  }

  /// The first place before another, in reading order, whose plain text uses one of the names.
  /// Headings, links, code and the README are free.
  fileprivate func firstUse(
    of names: [String], before place: (document: Int, line: Int)
  ) -> (Document, Int)? {
    let words = names.map { $0.lowercased() }
    for (index, document) in documents.enumerated() where document.path != "README.md" {
      if index > place.document { break }
      for (line, text) in plainText(of: document) {
        if index == place.document, line >= place.line { break }
        if words.contains(where: { text.containsWord($0) }) { return (document, line) }
      }
    }
    return nil
  }

  private func plainText(of document: Document) -> [(line: Int, text: String)] {
    document.blocks.filter { !document.isGenerated($0) }.flatMap(document.spans(of:))
      .filter { $0.kind == .text }.flatMap { span in
        span.raw.lowercased().linesOfText.enumerated().map { (span.line + $0, $1) }
      }
  }
}

extension String {
  /// Whether a word stands in the text, alone or with the `s` of the plural.
  fileprivate func containsWord(_ word: String) -> Bool {
    guard contains(word) else { return false }
    return ranges(of: word).contains { range in
      let before = range.lowerBound == startIndex ? " " : self[index(before: range.lowerBound)]
      var rest = self[range.upperBound...]
      if rest.first == "s" { rest = rest.dropFirst() }
      return !before.isLetter && before != "-" && !(rest.first?.isLetter ?? false)
    }
  }
}

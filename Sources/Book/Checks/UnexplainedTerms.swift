extension Check {
  static let terms = Check(name: "terms", subject: "terms are explained before they are used") {
    book, _ in
    let words = WordIndex(book.documents)
    let introduced = book.terms.filter { !$0.names.isEmpty }
    let known = Set(introduced.flatMap(\.names).map { $0.lowercased() })
    return book.malformedTerms + repeatedTerms(introduced)
      + introduced.compactMap { book.earlyUse(of: $0, in: words) }
      + book.glossary.filter { !known.contains($0.lowercased()) }
      .compactMap { book.use(ofUnexplained: $0, in: words) }
  }

  private static func repeatedTerms(_ terms: [Term]) -> [Finding] {
    var seen: [String: Term] = [:]
    return terms.compactMap { term in
      let name = term.names[0].lowercased()
      guard let first = seen.updateValue(term, forKey: name) else { return nil }
      return Finding(
        term.document.path, term.line,
        "`\(name)` was introduced before, in \(first.document.path):\(first.line).",
        mend: "keep one of the two comments")
    }
  }
}

extension Book {
  fileprivate var malformedTerms: [Finding] {
    terms.filter(\.names.isEmpty).map { term in
      Finding(
        term.document.path, term.line, "The comment `term` follows no word in bold.",
        mend: "write `**word**<!-- term -->`")
    }
  }

  /// A use of a term, in plain text, above the place that introduces it.
  fileprivate func earlyUse(of term: Term, in words: WordIndex) -> Finding? {
    let uses = term.names.compactMap(words.first)
    guard let (index, line) = uses.min(by: <), let home = documents.firstIndex(of: term.document),
      (index, line) < (home, term.line)
    else { return nil }
    return Finding(
      documents[index].path, line,
      "`\(term.names[0])` is used here, and introduced only in \(term.document.path):\(term.line).",
      mend: "explain it in a sentence that links there, or introduce it here")
  }

  fileprivate func use(ofUnexplained name: String, in words: WordIndex) -> Finding? {
    words.first(name).map { index, line in
      Finding(
        documents[index].path, line, "`\(name)` is used, and introduced nowhere.",
        mend: "write `**\(name)**<!-- term -->` where it is explained")
    }
  }
}

extension [Document] {
  fileprivate func firstIndex(of document: Document) -> Int? {
    firstIndex { $0.path == document.path }
  }
}

/// A term or a symbol, and the place that introduces it.
struct Term {
  /// How the text may write it: the words themselves and those that the marker adds.
  let names: [String]
  /// What the symbol means; empty for a term.
  let meaning: String
  let document: Document
  let line: Int
}

extension Book {
  /// The terms, `**latent space**<!-- term -->`, in reading order.
  var terms: [Term] { introductions("term") }

  /// The symbols, `$z$<!-- symbol: the latent vector -->`, in reading order.
  var symbols: [Term] { introductions("symbol") }

  private func introductions(_ verb: String) -> [Term] {
    documents.flatMap { document in
      let spans = document.spans
      return zip(spans, spans.dropFirst()).compactMap { before, comment -> Term? in
        guard let marker = comment.marker, marker.verb == verb else { return nil }
        let isTerm = verb == "term"
        let names =
          isTerm ? [boldEnd(of: before)] + marker.argument.namesBetweenCommas : [before.raw]
        return Term(
          names: names.filter { !$0.isEmpty }, meaning: isTerm ? "" : marker.argument,
          document: document, line: comment.line)
      }
    }
  }

  private func boldEnd(of span: Span) -> String {
    guard span.kind == .text, span.raw.hasSuffix("**") else { return "" }
    let body = span.raw.dropLast(2)
    guard let start = body.ranges(of: "**").last else { return "" }
    return String(body[start.upperBound...]).replacing("\n", with: " ")
  }

  /// The terms that may not appear before a chapter has introduced them, as `book.md` lists them in
  /// its `glossary` comment.
  var glossary: [String] {
    documents.flatMap { $0.blocks }.compactMap(\.marker).filter { $0.verb == "glossary" }
      .flatMap { $0.argument.namesBetweenCommas }
  }
}

extension String {
  var namesBetweenCommas: [String] {
    split { $0 == "," || $0 == "\n" }.map(\.trimmed).filter { !$0.isEmpty }
  }
}

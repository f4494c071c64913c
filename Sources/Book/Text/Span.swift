/// A piece of a line of prose: plain text, or what a check must not read as text.
struct Span: Sendable, Equatable {
  enum Kind: Sendable, Equatable {
    case text
    case code
    case math
    case comment
    case link(to: String)
    case image(of: String)
  }

  let kind: Kind
  /// As written, delimiters included: all raw pieces together are the text.
  let raw: String
  /// Without delimiters: the code, the formula, the comment, the link's text, the picture's alt.
  let content: String
  /// The line, counted from 1.
  let line: Int

  func replacingRaw(with raw: String) -> Span {
    Span(kind: kind, raw: raw, content: content, line: line)
  }

  var marker: Marker? { kind == .comment ? Marker(content, line: line) : nil }

  /// Cuts `text`, which begins on `line` of its document.
  static func scan(_ text: String, line: Int) -> [Span] {
    var scanner = SpanScanner(text, line: line)
    return scanner.scan()
  }
}

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

private struct SpanScanner {
  private let text: [Character]
  private var line: Int
  private var start = 0
  private var next = 0
  private var spans: [Span] = []

  init(_ text: String, line: Int) {
    self.text = Array(text)
    self.line = line
  }

  mutating func scan() -> [Span] {
    while next < text.count {
      if !scanSpecial() { next += text[next] == "\\" ? 2 : 1 }
    }
    next = text.count
    closeText()
    return spans
  }

  private mutating func scanSpecial() -> Bool {
    switch text[next] {
    case "`":
      let ticks = text[next...].prefix { $0 == "`" }.count
      return take(.code, opening: ticks, closing: String(repeating: "`", count: ticks))
    case "<": return has("<!--") && take(.comment, opening: 4, closing: "-->")
    case "$": return next + 1 < text.count && !text[next + 1].isWhitespace && takeMath()
    case "!": return has("![") && takeLink(opening: 2) { .image(of: $0) }
    case "[": return takeLink(opening: 1) { .link(to: $0) }
    default: return false
    }
  }

  private func has(_ word: String, at index: Int? = nil) -> Bool {
    text[(index ?? next)...].starts(with: word)
  }

  private func find(_ word: String, from index: Int) -> Int? {
    var index = index
    while index + word.count <= text.count {
      if has(word, at: index) { return index }
      index += 1
    }
    return nil
  }

  private mutating func takeMath() -> Bool { take(.math, opening: 1, closing: "$") }

  private mutating func take(_ kind: Span.Kind, opening: Int, closing: String) -> Bool {
    guard let end = find(closing, from: next + opening) else { return false }
    append(kind, next + opening..<end, end: end + closing.count)
    return true
  }

  private mutating func takeLink(opening: Int, _ kind: (String) -> Span.Kind) -> Bool {
    guard let middle = find("](", from: next), let end = find(")", from: middle) else {
      return false
    }
    if text[(next + opening)..<middle].contains("[") { return false }
    append(kind(String(text[(middle + 2)..<end])), next + opening..<middle, end: end + 1)
    return true
  }

  private mutating func append(_ kind: Span.Kind, _ content: Range<Int>, end: Int) {
    closeText()
    let inner = kind == .comment ? String(text[content]).trimmed : String(text[content])
    add(kind, String(text[next..<end]), inner)
    next = end
    start = end
  }

  private mutating func closeText() {
    guard start < next else { return }
    let raw = String(text[start..<next])
    add(.text, raw, raw)
    start = next
  }

  private mutating func add(_ kind: Span.Kind, _ raw: String, _ content: String) {
    spans.append(Span(kind: kind, raw: raw, content: content, line: line))
    line += raw.count { $0 == "\n" }
  }
}

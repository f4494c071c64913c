/// Cuts a block of prose into spans. It reads bytes: all that it looks for is ASCII.
struct SpanScanner {
  private let text: [UInt8]
  private var line: Int
  /// Where the plain text begins that is not yet a span.
  private var start = 0
  private var next = 0
  private var spans: [Span] = []

  init(_ text: String, line: Int) {
    self.text = Array(text.utf8)
    self.line = line
  }

  mutating func scan() -> [Span] {
    while next < text.count {
      if !takeSpecial() { next += text[next] == UInt8(ascii: "\\") ? 2 : 1 }
    }
    next = text.count
    closeText()
    return spans
  }

  private mutating func takeSpecial() -> Bool {
    switch text[next] {
    case UInt8(ascii: "`"):
      let ticks = text[next...].prefix { $0 == UInt8(ascii: "`") }.count
      return take(.code, opening: ticks, closing: String(repeating: "`", count: ticks))
    case UInt8(ascii: "<"):
      return has("<!--", at: next) && take(.comment, opening: 4, closing: "-->")
    case UInt8(ascii: "$"): return takeMath()
    case UInt8(ascii: "!"): return has("![", at: next) && takeLink(opening: 2) { .image(of: $0) }
    case UInt8(ascii: "["): return takeLink(opening: 1) { .link(to: $0) }
    default: return false
    }
  }

  private func has(_ word: String, at index: Int) -> Bool {
    var index = index
    for byte in word.utf8 {
      if index >= text.count || text[index] != byte { return false }
      index += 1
    }
    return true
  }

  private func find(_ word: String, from index: Int) -> Int? {
    (index..<max(index, text.count)).first { has(word, at: $0) }
  }

  private func isSpace(at index: Int) -> Bool {
    index >= text.count || text[index] == UInt8(ascii: " ") || text[index] == UInt8(ascii: "\n")
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: text[range], as: UTF8.self)
  }

  private mutating func take(_ kind: Span.Kind, opening: Int, closing: String) -> Bool {
    guard let end = find(closing, from: next + opening) else { return false }
    append(kind, next + opening..<end, end: end + closing.utf8.count)
    return true
  }

  /// A formula touches both its dollar signs, so that a price is none.
  private mutating func takeMath() -> Bool {
    if isSpace(at: next + 1) { return false }
    var end = find("$", from: next + 2)
    while let candidate = end, isSpace(at: candidate - 1) { end = find("$", from: candidate + 1) }
    guard let end else { return false }
    append(.math, next + 1..<end, end: end + 1)
    return true
  }

  private mutating func takeLink(opening: Int, _ kind: (String) -> Span.Kind) -> Bool {
    guard let middle = find("](", from: next), let end = find(")", from: middle) else {
      return false
    }
    let content = next + opening..<middle
    if text[content].contains(UInt8(ascii: "[")) { return false }
    append(kind(string(middle + 2..<end)), content, end: end + 1)
    return true
  }

  private mutating func append(_ kind: Span.Kind, _ content: Range<Int>, end: Int) {
    closeText()
    let inner = string(content)
    add(kind, next..<end, kind == .comment ? inner.trimmed : inner)
    next = end
    start = end
  }

  private mutating func closeText() {
    guard start < next else { return }
    add(.text, start..<next, string(start..<next))
    start = next
  }

  private mutating func add(_ kind: Span.Kind, _ range: Range<Int>, _ content: String) {
    spans.append(Span(kind: kind, raw: string(range), content: content, line: line))
    line += text[range].count { $0 == UInt8(ascii: "\n") }
  }
}

/// Cuts Markdown into blocks: fences, comments, headings, displayed formulas, and prose, which is
/// everything else, tables and lists included. Blank lines belong to no block.
struct BlockScanner {
  private let lines: [String]
  private var next = 0
  private var blocks: [Document.Block] = []
  /// Where a fence or a comment begins that is never closed, counted from 0.
  private(set) var unclosed: Int?

  init(_ lines: [String]) { self.lines = lines }

  mutating func scan() -> [Document.Block] {
    while next < lines.count {
      let line = lines[next].trimmed
      if line.isEmpty {
        next += 1
      } else if let fence = Self.fence(line) {
        scanFence(fence)
      } else if line.hasPrefix("<!--"), let end = endOfComment() {
        scanComment(upTo: end)
      } else if let heading = Self.heading(line) {
        take(1, heading)
      } else if line.hasPrefix("$$") {
        scanFormula()
      } else {
        scanProse()
      }
    }
    return blocks
  }

  private mutating func take(_ count: Int, _ kind: Document.Block.Kind) {
    let range = next..<next + count
    let spans =
      kind == .prose ? Span.scan(lines[range].joined(separator: "\n"), line: next + 1) : []
    blocks.append(.init(kind: kind, lines: range, spans: spans))
    next += count
  }

  private mutating func scanFence(_ fence: (mark: String, language: String)) {
    let indent = lines[next].prefix { $0 == " " }.count
    let rest = lines[(next + 1)...]
    let end = rest.firstIndex { line in
      let line = line.trimmed
      return line.hasPrefix(fence.mark) && line.allSatisfy { $0 == fence.mark.first }
    }
    if end == nil, unclosed == nil { unclosed = next }
    let last = end ?? lines.count
    let body = lines[(next + 1)..<last].map { line in
      String(line.dropFirst(min(indent, line.prefix { $0 == " " }.count)))
    }
    take(min(last + 1, lines.count) - next, .fence(language: fence.language, body: body))
  }

  /// The line on which the comment that begins here ends, if nothing but space follows its end.
  private mutating func endOfComment() -> Int? {
    guard let end = lines[next...].firstIndex(where: { $0.contains("-->") }) else {
      if unclosed == nil { unclosed = next }
      return nil
    }
    let isAlone = lines[end].trimmed.hasSuffix("-->") && lines[end].ranges(of: "-->").count == 1
    return isAlone ? end : nil
  }

  private mutating func scanComment(upTo end: Int) {
    let text = lines[next...end].joined(separator: "\n").trimmed
    take(end - next + 1, .comment(String(text.dropFirst(4).dropLast(3)).trimmed))
  }

  private mutating func scanFormula() {
    let first = lines[next].trimmed
    if first.count > 2, first.hasSuffix("$$") { return take(1, .formula) }
    let end = lines[(next + 1)...].firstIndex { $0.trimmed.hasSuffix("$$") } ?? lines.count - 1
    take(end - next + 1, .formula)
  }

  private mutating func scanProse() {
    var end = next + 1
    while end < lines.count {
      let line = lines[end].trimmed
      if line.isEmpty || line.hasPrefix("<!--") || line.hasPrefix("$$") { break }
      if Self.fence(line) != nil || Self.heading(line) != nil { break }
      end += 1
    }
    take(end - next, .prose)
  }

  private static func fence(_ line: String) -> (mark: String, language: String)? {
    for mark in ["`", "~"] as [Character] {
      let length = line.prefix { $0 == mark }.count
      if length < 3 { continue }
      let language = line.dropFirst(length).trimmed
      if !language.contains("`") { return (String(repeating: mark, count: length), language) }
    }
    return nil
  }

  private static func heading(_ line: String) -> Document.Block.Kind? {
    let level = line.prefix { $0 == "#" }.count
    guard (1...6).contains(level), line.dropFirst(level).first == " " else { return nil }
    return .heading(level: level, title: String(line.dropFirst(level)).trimmed)
  }
}

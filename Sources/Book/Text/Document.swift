/// A Markdown text, cut into the blocks that the book's checks tell apart.
public struct Document: Sendable {
  /// A run of lines of one kind.
  struct Block: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
      case heading(level: Int, title: String)
      case fence(language: String, body: [String])
      case comment(String)
      case formula
      case prose
    }

    let kind: Kind
    /// The block's lines, counted from 0.
    let lines: Range<Int>
    /// The inline spans, in order; none unless the block is prose.
    let spans: [Span]

    /// The block's first line, counted from 1.
    var line: Int { lines.lowerBound + 1 }

    var marker: Marker? {
      guard case .comment(let text) = kind else { return nil }
      return Marker(text, line: line)
    }
  }

  /// The path from the root of the repository.
  public let path: String
  let lines: [String]
  let blocks: [Block]
  /// The line, counted from 1, of a fence or comment that is never closed.
  let unclosed: Int?
  /// The anchors that links may name, each with its line.
  let anchors: [(name: String, line: Int)]

  init(path: String, text: String) {
    self.path = path
    lines = text.linesOfText
    var scanner = BlockScanner(lines)
    blocks = scanner.scan()
    unclosed = scanner.unclosed.map { $0 + 1 }
    anchors = Self.anchors(of: blocks, lines)
  }

  /// The folder that relative paths start from, `""` at the root.
  var folder: String { path.split(separator: "/").dropLast().joined(separator: "/") }

  /// The fences, each with the marker that stands directly before it.
  var fences: [(marker: Marker?, language: String, body: [String], block: Block)] {
    blocks.indices.compactMap { index in
      guard case .fence(let language, let body) = blocks[index].kind else { return nil }
      return (index > 0 ? blocks[index - 1].marker : nil, language, body, blocks[index])
    }
  }

  var headings: [(level: Int, title: String, line: Int)] {
    blocks.compactMap { block in
      guard case .heading(let level, let title) = block.kind else { return nil }
      return (level, title, block.line)
    }
  }

  /// Whether a block stands between `<!-- generated: … -->` and its end.
  func isGenerated(_ block: Block) -> Bool {
    let marks = blocks.prefix { $0.line < block.line }.compactMap(\.marker?.verb)
    return marks.last { $0.hasSuffix("generated") } == "generated"
  }

  /// The inline spans of every block of prose, in order.
  var spans: [Span] { blocks.flatMap(\.spans) }
}

extension StringProtocol {
  /// The lines of a text; the newline that ends a file starts no further line.
  var linesOfText: [String] {
    var lines = utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  var trimmed: String {
    let isText = { (character: Character) in !character.isWhitespace }
    guard let first = firstIndex(where: isText), let last = lastIndex(where: isText) else {
      return ""
    }
    return String(self[first...last])
  }
}

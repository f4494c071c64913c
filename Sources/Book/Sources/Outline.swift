/// A source as a reader sees it: its declarations with their comments, and its cells. A text can show
/// each of them by its name, without a marker in the source.
struct Outline {
  private let lines: [String]

  init(_ text: String) { lines = text.linesOfText.filter { !$0.trimmed.hasPrefix("// snippet.") } }

  /// The code of several names joined by `+`, with empty lines between them; nil if one is missing.
  ///
  /// A name is that of a declaration outside of types, such as `makeGenerator`; of a member, such as
  /// `Game.trainGenerator`, which is shown in the braces of its type or extension; the number of a
  /// cell, such as `6.2`; or all from one declaration to another, or to the end of the cell, such as
  /// `rival...throughPCA` and `rival...`.
  func code(of names: String) -> [String]? {
    var code: [String] = []
    var openBlock: Int?
    for name in names.split(separator: "+").map(String.init) {
      guard let part = part(name) else { return nil }
      if let block = part.block, block == openBlock {
        code.removeLast()
        code += [""] + part.lines + [lines[end(ofBlockAt: block)]]
      } else {
        if !code.isEmpty { code.append("") }
        code +=
          part.block.map { [lines[$0]] + part.lines + [lines[end(ofBlockAt: $0)]] }
          ?? part.lines
      }
      openBlock = part.block
    }
    return code.isEmpty ? nil : code
  }

  /// The names that a text could show.
  var names: [String] {
    lines.indices.filter { indent(of: $0) == 0 }.flatMap { Self.declaredNames(in: lines[$0]) }
  }

  /// The lines of a declaration or a cell; of a member, also the line at which its block begins.
  private func part(_ name: String) -> (lines: [String], block: Int?)? {
    if let cell = cell(name) { return (cell, nil) }
    if let dots = name.firstRange(of: "...") {
      return span(from: String(name[..<dots.lowerBound]), to: String(name[dots.upperBound...]))
        .map { (trimmed($0), nil) }
    }
    guard let dot = name.firstIndex(of: ".") else {
      return declaration(name, in: lines.indices, indent: 0).map { (trimmed($0), nil) }
    }
    let (type, member) = (String(name[..<dot]), String(name[name.index(after: dot)...]))
    for block in lines.indices where isBlock(block, of: type) {
      let inside = block + 1..<end(ofBlockAt: block)
      if let found = declaration(member, in: inside, indent: 2) { return (trimmed(found), block) }
    }
    return nil
  }

  /// The lines of the cell with this number, without its title.
  private func cell(_ number: String) -> [String]? {
    guard let match = number.wholeMatch(of: #/(\d+)\.(\d+)/#), let place = Int(match.2) else {
      return nil
    }
    let starts = lines.indices.filter { lines[$0].hasPrefix("notebook.cell(") }
    guard starts.indices.contains(place - 1) else { return nil }
    let start = starts[place - 1] + 1
    let end = lines[start...].firstIndex(where: isEndOfCell)
    return trimmed(start..<(end ?? lines.count))
  }

  /// The lines from a declaration to the end of another one; without that, to the end of the cell.
  private func span(from first: String, to last: String) -> Range<Int>? {
    guard let start = declaration(first, in: lines.indices, indent: 0)?.lowerBound else {
      return nil
    }
    let rest = start..<lines.count
    if last.isEmpty {
      return start..<(lines[rest].firstIndex { isEndOfCell($0) } ?? lines.count)
    }
    return declaration(last, in: rest, indent: 0).map { start..<$0.upperBound }
  }

  private func isEndOfCell(_ line: String) -> Bool {
    line.hasPrefix("notebook.cell(") || line.hasPrefix("notebook.finish(")
  }

  private func declaration(
    _ name: String, in range: Range<Int>, indent depth: Int
  ) -> Range<Int>? {
    guard
      let line = range.first(where: {
        indent(of: $0) == depth
          && Self.declaredNames(in: String(lines[$0].dropFirst(depth))).contains(name)
      })
    else { return nil }
    var start = line
    while start > range.lowerBound, indent(of: start - 1) == depth,
      ["///", "@"].contains(where: lines[start - 1].dropFirst(depth).hasPrefix)
    { start -= 1 }
    return start..<end(ofDeclarationAt: line, indent: depth, before: range.upperBound)
  }

  /// One past the last line of a declaration: what is indented more belongs to it, and what closes it.
  private func end(ofDeclarationAt line: Int, indent depth: Int, before limit: Int) -> Int {
    var end = line + 1
    while end < limit {
      let text = lines[end].trimmed
      if !text.isEmpty, indent(of: end) <= depth {
        guard indent(of: end) == depth, let first = text.first, "})]".contains(first) else { break }
        if "{([".contains(text.last ?? " ") == false { return end + 1 }
      }
      end += 1
    }
    return end
  }

  private func isBlock(_ line: Int, of type: String) -> Bool {
    let words = lines[line].split { $0 == " " || $0 == ":" || $0 == "<" }.map(String.init)
    guard indent(of: line) == 0, lines[line].hasSuffix("{") else { return false }
    let keyword = words.firstIndex { ["struct", "class", "enum", "extension"].contains($0) }
    return keyword.map { $0 + 1 < words.count && words[$0 + 1] == type } ?? false
  }

  private func end(ofBlockAt line: Int) -> Int {
    lines[(line + 1)...].firstIndex { $0.hasPrefix("}") } ?? lines.count - 1
  }

  private func indent(of line: Int) -> Int { lines[line].prefix { $0 == " " }.count }

  /// Lines without blank ones at either end, moved left as far as the leftmost allows, but not out of
  /// a block.
  private func trimmed(_ range: Range<Int>) -> [String] {
    var part = lines[range]
    while part.first?.trimmed.isEmpty == true { part.removeFirst() }
    while part.last?.trimmed.isEmpty == true { part.removeLast() }
    return Array(part)
  }

  /// The names that a line declares, if it begins a declaration.
  static func declaredNames(in line: String) -> [String] {
    var words = line.split(separator: " ")
    let modifiers: Set = [
      "public", "private", "static", "final", "mutating", "indirect", "nonisolated",
    ]
    while let word = words.first, modifiers.contains(String(word)) || word.hasPrefix("@") {
      words.removeFirst()
    }
    guard let keyword = words.first else { return [] }
    let rest = words.dropFirst().joined(separator: " ")
    switch keyword {
    case "func", "struct", "class", "enum", "protocol", "typealias":
      return [String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "\u{302}" })]
    case "let", "var":
      let head = rest.prefix { !"=:{".contains($0) }
      return head.split { "(), ".contains($0) }.map(String.init)
    case let word where word.hasPrefix("init("): return ["init"]
    default: return []
    }
  }
}

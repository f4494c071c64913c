extension Document {
  /// The anchors that a viewer gives to the headings: lower case, spaces as hyphens, no other
  /// punctuation, and a number behind the second of a name. Explicit `<a id="…">` count too.
  static func anchors(of blocks: [Block], _ lines: [String]) -> [(name: String, line: Int)] {
    var seen: [String: Int] = [:]
    var anchors: [(name: String, line: Int)] = []
    for block in blocks {
      guard case .heading(_, let title) = block.kind else { continue }
      let name = anchor(of: title)
      let count = seen[name, default: 0]
      seen[name] = count + 1
      anchors.append((count == 0 ? name : "\(name)-\(count)", block.line))
    }
    for (index, line) in lines.enumerated() where line.contains("<a id=") {
      for match in line.matches(of: #/<a id="([^"]+)"/#) {
        anchors.append((String(match.output.1), index + 1))
      }
    }
    return anchors
  }

  private static func anchor(of title: String) -> String {
    let plain = Span.scan(title, line: 1).map { $0.kind == .text ? $0.raw : $0.content }.joined()
    let kept = plain.lowercased().filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
    return kept.replacing(" ", with: "-")
  }

  /// The heading above a line, with its anchor; nil above the first. An exercise in a section does
  /// not begin another one.
  func section(at line: Int) -> (title: String, anchor: String)? {
    let index = headings.lastIndex { $0.line <= line && !$0.title.hasPrefix("Exercise ") }
    guard let index else { return nil }
    return (headings[index].title, anchors[index].name)
  }
}

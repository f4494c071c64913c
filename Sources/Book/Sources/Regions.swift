/// A named part of a source file: from `// snippet.NAME` to `// snippet.end`, to the next region's
/// beginning, or to the end of its cell.
struct Region: Sendable, Equatable {
  let name: String
  /// The line of its opening marker, counted from 1.
  let line: Int
  /// Its code: shifted to the left edge, without the markers of other regions.
  let code: [String]
}

/// The regions of one source file, and what is wrong with their markers.
struct Regions: Sendable {
  let path: String
  private(set) var all: [Region] = []
  private(set) var findings: [Finding] = []

  init(path: String, text: String) {
    self.path = path
    guard text.contains("// snippet.") else { return }
    var open: [(name: String, line: Int, indent: Int, code: [String])] = []
    func closed() -> Region? {
      open.popLast().map { Region(name: $0.name, line: $0.line, code: Self.dedent($0.code)) }
    }
    for (index, line) in text.linesOfText.enumerated() {
      let indent = line.prefix { $0 == " " }.count
      if line.hasPrefix("notebook.cell(") || line.hasPrefix("notebook.finish(") {
        while let region = closed() { add(region) }
      } else if let name = Self.marker(line), name != "end" {
        while let last = open.last, last.indent >= indent, let region = closed() { add(region) }
        open.append((name, index + 1, indent, []))
      } else if Self.marker(line) != nil {
        if let region = closed() {
          add(region)
        } else {
          report(index + 1, "`// snippet.end` ends no region.", "remove it, or name its beginning")
        }
      } else {
        for i in open.indices { open[i].code.append(line) }
      }
    }
    for region in open {
      report(
        region.line, "The region `\(region.name)` is never closed.",
        "write `// snippet.end` after it")
    }
  }

  subscript(name: String) -> Region? { all.first { $0.name == name } }

  private mutating func add(_ region: Region) {
    if let first = self[region.name] {
      report(
        region.line, "The region `\(region.name)` is already on line \(first.line).",
        "give one of the two another name")
    } else if region.code.allSatisfy({ $0.trimmed.isEmpty }) {
      report(region.line, "The region `\(region.name)` is empty.", "put code in it, or remove it")
    }
    all.append(region)
  }

  private mutating func report(_ line: Int, _ message: String, _ mend: String) {
    findings.append(Finding(path, line, message, mend: mend))
  }

  private static func marker(_ line: String) -> String? {
    let line = line.trimmed
    return line.hasPrefix("// snippet.") ? String(line.dropFirst(11)).trimmed : nil
  }

  /// Without blank lines at either end, and moved left as far as the leftmost line allows.
  private static func dedent(_ lines: [String]) -> [String] {
    let isBlank = { (line: String) in line.trimmed.isEmpty }
    let trimmed = lines.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
    let indents = trimmed.filter { !isBlank($0) }.map { $0.prefix { $0 == " " }.count }
    let least = indents.min() ?? 0
    return trimmed.map { String($0.dropFirst(min(least, $0.count))) }
  }
}

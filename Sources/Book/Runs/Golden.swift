import Runs

/// What a run prints, as it is kept: `golden.txt`, or a transcript among the figures.
///
/// It may begin with lines that declare tolerances; the printed text follows them.
public struct Golden: Sendable {
  /// The declared tolerances, the first that fits a line counts.
  public let tolerances: [Tolerance]
  /// The printed lines.
  public let lines: [String]
  /// The lines above the printed ones, as written.
  let declarations: [String]

  /// What is wrong with declarations that count for nothing.
  public let problems: [String]

  /// Reads a golden.
  public init(_ text: String) {
    let all = text.linesOfText
    declarations = Array(all.prefix { $0.hasPrefix("~ ") || $0.hasPrefix("= ") })
    let read = declarations.map { line in Result { try Tolerance(line) } }
    tolerances = read.compactMap { try? $0.get() }
    problems = read.compactMap { result in
      if case .failure(let error) = result { "\(error)" } else { nil }
    }
    lines = Array(all.dropFirst(declarations.count))
  }

  /// The file with the same declarations and other lines.
  func file(printing lines: [String]) -> String {
    (declarations + lines).map { $0 + "\n" }.joined()
  }

  /// The cells: lines such as `## 1.3 The data`, with the number, the title and the line.
  var cells: [(number: String, title: String, line: Int)] {
    lines.enumerated().compactMap { index, line in
      let parts = line.split(separator: " ", maxSplits: 2)
      guard parts.count == 3, parts[0] == "##", parts[1].contains(".") else { return nil }
      return (String(parts[1]), String(parts[2]), index)
    }
  }

  /// The lines of one cell, without its title and the blank lines at its ends.
  func cell(_ number: String) -> [String]? {
    let cells = self.cells
    guard let index = cells.firstIndex(where: { $0.number == number }) else { return nil }
    let end = index + 1 < cells.count ? cells[index + 1].line : lines.count
    let body = lines[(cells[index].line + 1)..<end]
    let isBlank = { (line: String) in line.trimmed.isEmpty }
    return body.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
  }
}

/// The part of a cell that an output block shows: `"epoch 1" to "epoch 3", "test"`.
///
/// Each item is a line, or the lines from one to another, found by a piece of their text below the
/// item before. Lines that are left out become one line `…`.
struct Selection {
  private let items: [(from: String, to: String)]

  /// Reads the items; none select everything.
  init(_ argument: String) throws {
    let pieces = argument.split(separator: "\"", omittingEmptySubsequences: false)
    var items: [(String, String)] = []
    var isRange = false
    for (index, piece) in pieces.enumerated() {
      if index.isMultiple(of: 2) {
        isRange = piece.trimmed == "to"
        let known = ["to", ",", ""].contains(piece.trimmed) && index + 1 < pieces.count
        guard known || piece.trimmed.isEmpty else {
          throw CourseError("`\(argument)` selects no lines: write \"a\" to \"b\", \"c\".")
        }
      } else if isRange, let last = items.popLast() {
        items.append((last.0, String(piece)))
      } else {
        items.append((String(piece), String(piece)))
      }
    }
    self.items = items
  }

  /// The selected lines; throws if a piece of text is not found.
  func apply(to lines: [String]) throws -> [String] {
    if items.isEmpty { return lines }
    var shown: [String] = []
    var next = 0
    for (from, to) in items {
      let start = try find(from, in: lines, after: next)
      let end = try find(to, in: lines, after: start)
      if start > next { shown.append("…") }
      shown += lines[start...end]
      next = end + 1
    }
    return next < lines.count ? shown + ["…"] : shown
  }

  private func find(_ text: String, in lines: [String], after start: Int) throws -> Int {
    guard let index = lines[start...].firstIndex(where: { $0.contains(text) }) else {
      throw CourseError("No line below line \(start) of the cell contains \"\(text)\".")
    }
    return index
  }
}

/// The difference between two texts, line by line, by Myers's algorithm (1986), which the standard
/// library's `difference(from:)` runs.
struct LineDiff {
  enum Change: Character {
    case kept = " "
    case removed = "-"
    case added = "+"
  }

  /// All lines of both texts in reading order; a replaced line is removed before it is added.
  let lines: [(change: Change, text: String)]

  init(from old: [String], to new: [String]) {
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var lines: [(Change, String)] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if removed.contains(i) {
        lines.append((.removed, old[i]))
        i += 1
      } else if added.contains(j) {
        lines.append((.added, new[j]))
        j += 1
      } else {
        lines.append((.kept, old[i]))
        i += 1
        j += 1
      }
    }
    self.lines = lines
  }

  /// Every line behind its sign: the body of a `diff` fence.
  var body: [String] {
    lines.map { $0.text.isEmpty && $0.change == .kept ? "" : "\($0.change.rawValue)\($0.text)" }
  }

  /// The changes as `diff -u` shows them, with three lines around each; empty if there are none.
  func unified(path: String) -> String {
    let near = lines.indices.filter { index in
      lines[max(0, index - 3)...min(lines.count - 1, index + 3)].contains { $0.change != .kept }
    }
    guard let first = near.first else { return "" }
    var text = "--- \(path)\n+++ \(path)\n"
    var start = first
    for (index, next) in zip(near, near.dropFirst().map(Optional.some) + [nil])
    where next != index + 1 {
      text += hunk(start...index)
      start = next ?? start
    }
    return text
  }

  private func hunk(_ range: ClosedRange<Int>) -> String {
    func place(_ side: Change) -> String {
      let before = lines[..<range.lowerBound].count { $0.change == .kept || $0.change == side }
      let here = lines[range].count { $0.change == .kept || $0.change == side }
      return "\(here == 0 ? before : before + 1),\(here)"
    }
    let head = "@@ -\(place(.removed)) +\(place(.added)) @@\n"
    return head + lines[range].map { "\($0.change.rawValue)\($0.text)\n" }.joined()
  }
}

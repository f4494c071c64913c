/// What a person sees on a terminal that shows a program's output: a small one, which knows the codes
/// that the course's programs use. Its rows go on for ever.
struct TerminalScreen {
  private struct Row {
    /// One a column; of a wide character, the second is empty.
    var cells: [String] = []
    /// Whether the text goes on in the next row for want of columns.
    var isFolded = false
  }

  private var grid = [Row()]
  private var row = 0
  private var column = 0
  /// Whether text that has no room goes on in the next row.
  private var folds = true
  /// The codes that have come and are not known.
  private(set) var unknownCodes: [String] = []
  private(set) var width: Int

  init(width: Int) { self.width = width }

  /// The rows from the top, without the blanks at their ends and without empty rows at the bottom.
  var rows: [String] {
    var rows = grid.map { row in
      String(row.cells.joined().reversed().drop { $0 == " " }.reversed())
    }
    while rows.last == "" { rows.removeLast() }
    return rows
  }

  /// Shows a program's output.
  mutating func show(_ text: String) {
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\r": column = 0
      case "\n": lineFeed(isFolded: false)
      case "\u{1B}":
        let end = rest.dropFirst().firstIndex { ("@"..."~").contains($0) }
        guard let end else { return unknownCodes.append("unfinished") }
        obey(String(rest[...end]))
        rest = rest[rest.index(after: end)...]
      case " "...: put(scalar)
      default: unknownCodes.append("\(scalar.value)")
      }
    }
  }

  private mutating func obey(_ code: String) {
    switch code {
    case "[J", "[0J":
      grid.removeSubrange((row + 1)...)
      eraseRestOfRow()
    case "[K", "[0K": eraseRestOfRow()
    case "[?7h": folds = true
    case "[?7l": folds = false
    case _ where code.hasSuffix("m"): break
    default: unknownCodes.append(code)
    }
  }

  private mutating func eraseRestOfRow() {
    grid[row].cells.removeLast(max(0, grid[row].cells.count - column))
    grid[row].isFolded = false
  }

  private mutating func lineFeed(isFolded: Bool) {
    grid[row].isFolded = isFolded
    (row, column) = (row + 1, 0)
    if row == grid.count { grid.append(Row()) }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let columns = Self.columns(scalar)
    if columns == 0 {
      if column > 0 { grid[row].cells[column - 1].unicodeScalars.append(scalar) }
      return
    }
    // The last column is filled before the next character folds the line, not after.
    if column + columns > width, column > 0 {
      if folds { lineFeed(isFolded: true) } else { column = max(0, width - columns) }
    }
    for place in 0..<columns {
      while grid[row].cells.count <= column { grid[row].cells.append(" ") }
      grid[row].cells[column] = place == 0 ? String(scalar) : ""
      column += 1
    }
  }

  private static func columns(_ scalar: Unicode.Scalar) -> Int {
    if scalar.properties.generalCategory == .nonspacingMark { return 0 }
    let wide: [ClosedRange<UInt32>] = [
      0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF01...0xFF60,
      0x1F300...0x1FAFF, 0x2_0000...0x3_FFFD,
    ]
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// Changes the width. Some terminals fold all lines anew, with the cursor where it is in its text;
  /// others cut off what has no room.
  mutating func resize(to width: Int, foldsAnew: Bool) {
    self.width = width
    guard foldsAnew else {
      for index in grid.indices {
        grid[index].cells = Array(grid[index].cells.prefix(width))
        grid[index].isFolded = false
      }
      column = min(column, width - 1)
      return
    }
    var (folded, start, cursor) = ([Row](), 0, (row: 0, column: 0))
    while start < grid.count {
      let end = grid[start...].firstIndex { !$0.isFolded } ?? grid.count - 1
      let text = grid[start...end].flatMap(\.cells)
      if (start...end).contains(row) {
        let place = grid[start..<row].map(\.cells.count).reduce(0, +) + column
        cursor = (folded.count + place / width, place % width)
      }
      for begin in stride(from: 0, to: max(1, text.count), by: width) {
        let cells = Array(text[begin..<min(text.count, begin + width)])
        folded.append(Row(cells: cells, isFolded: begin + width < text.count))
      }
      start = end + 1
    }
    (grid, row, column) = (folded, cursor.row, cursor.column)
    while row >= grid.count { grid.append(Row()) }
  }
}

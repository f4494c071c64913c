import Core

/// What may stand in a cell of a table.
public protocol TableCell {
  /// What is printed.
  var cellText: String { get }
  /// Whether it is a number, and so stands to the right.
  var isNumber: Bool { get }
}

extension String: TableCell {
  /// What is printed.
  public var cellText: String { self }
  /// Whether it stands to the right.
  public var isNumber: Bool { false }
}

extension Int: TableCell {
  /// What is printed.
  public var cellText: String { grouped }
  /// Whether it stands to the right.
  public var isNumber: Bool { true }
}

extension Float: TableCell {
  /// What is printed.
  public var cellText: String { NumberStyle.significant(4).text(self) }
  /// Whether it stands to the right.
  public var isNumber: Bool { true }
}

extension Double: TableCell {
  /// What is printed.
  public var cellText: String { NumberStyle.significant(4).text(self) }
  /// Whether it stands to the right.
  public var isNumber: Bool { true }
}

/// A number in a table, in a style of its own.
public struct Styled: TableCell {
  /// What is printed.
  public let cellText: String
  /// Numbers stand to the right.
  public let isNumber = true

  /// A number as `style` writes it.
  public init(_ number: Float, _ style: NumberStyle) { cellText = style.text(number) }

  /// A number as `style` writes it.
  public init(_ number: Double, _ style: NumberStyle) { cellText = style.text(number) }
}

/// Columns of text, aligned: words to the left, numbers to the right.
public struct TextTable {
  private let columns: [String]
  private let rows: [[any TableCell]]

  /// Makes a table; traps if a row has not as many cells as there are columns.
  public init(_ columns: [String], _ rows: [[any TableCell]]) {
    for row in rows {
      require(
        row.count == columns.count,
        "A row of \(row.count) cells in a table of \(columns.count) columns: \(columns).")
    }
    self.columns = columns
    self.rows = rows
  }

  /// The heading, a rule and the rows, without spaces at their ends.
  public var lines: [String] {
    let texts = rows.map { $0.map(\.cellText) }
    let widths = columns.indices.map { column in
      max(columns[column].count, texts.map { $0[column].count }.max() ?? 0)
    }
    let toTheRight = columns.indices.map { column in
      !rows.isEmpty && rows.allSatisfy { $0[column].isNumber || $0[column].cellText.isEmpty }
    }
    func line(_ cells: [String]) -> String {
      let padded = cells.indices.map { column in
        let blank = String(repeating: " ", count: widths[column] - cells[column].count)
        return toTheRight[column] ? blank + cells[column] : cells[column] + blank
      }
      let text = padded.joined(separator: "  ")
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
    let rule = widths.map { String(repeating: "-", count: $0) }
    return [line(columns), line(rule)] + texts.map(line)
  }
}

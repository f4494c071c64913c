import Judge

extension Notebook {
  /// Prints a table of verdicts, one a row, and records each number as `NAME.frechet`,
  /// `NAME.entropy`, `NAME.smallest` and `NAME.top`.
  ///
  /// A row's `name` is what the book quotes its numbers by, its `label` what the table says.
  public func verdicts(_ rows: [(name: String, label: String, verdict: Verdict)]) {
    table(
      ["samples", "Fréchet distance", "class entropy", "smallest class", "top probability"],
      rows.map { row in
        func cell(_ what: String, _ number: Double, _ style: NumberStyle) -> Figure {
          Figure(
            text: recorded(
              "\(row.name).\(what)", number, "\(row.label): \(what)", style: style,
              key: what == "frechet"))
        }
        let verdict = row.verdict
        return [
          row.label, cell("frechet", verdict.frechetDistance, .significant(3)),
          cell("entropy", verdict.classEntropy, .fixed(3)),
          cell("smallest", verdict.smallestShare, .percent(1)),
          cell("top", verdict.meanTopProbability, .fixed(3)),
        ]
      })
  }
}

/// A number that has been written already.
private struct Figure: TableCell {
  let text: String
  var cellText: String { text }
  var isNumber: Bool { true }
}

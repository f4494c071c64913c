/// The text of `metrics.csv`: one row for each measure at each point of each training.
struct Metrics {
  private(set) var text = "training,step,measure,value\n"

  /// Adds the rows of one point.
  mutating func add(_ training: String, step: Int, _ row: [(name: String, mean: Double)]) {
    for (name, mean) in row {
      text += "\(Self.quoted(training)),\(step),\(Self.quoted(name)),\(Float(mean))\n"
    }
  }

  /// A field in quotation marks where a comma, a quotation mark or a line's end asks for them.
  private static func quoted(_ field: String) -> String {
    guard field.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return field }
    return "\""
      + field.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}

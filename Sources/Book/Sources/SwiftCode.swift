/// The code of a Swift file as the compiler sees it: without comments, blank lines and the spaces
/// around a line, so that editing a comment changes nothing.
func withoutComments(_ source: String) -> String {
  source.linesOfText.map { codePart(of: $0).trimmed }.filter { !$0.isEmpty }
    .joined(separator: "\n")
}

/// The part of a line before its `//`, unless that stands inside a string.
private func codePart(of line: String) -> Substring {
  var inString = false
  var previous: Character = " "
  for index in line.indices {
    let character = line[index]
    if character == "\"", previous != "\\" { inString.toggle() }
    if character == "/", previous == "/", !inString { return line[..<line.index(before: index)] }
    previous = character
  }
  return line[...]
}

/// The titles of a program's cells, in order: what stands in `cell("…")`.
func cellTitles(in source: String) -> [(title: String, line: Int)] {
  var titles: [(title: String, line: Int)] = []
  for (index, line) in source.linesOfText.enumerated() {
    let code = codePart(of: line)
    guard let call = code.firstRange(of: "cell(\"") else { continue }
    if let previous = code[..<call.lowerBound].last, previous.isLetter { continue }
    titles.append((String(code[call.upperBound...].prefix { $0 != "\"" }), index + 1))
  }
  return titles
}

/// Compares what a run printed with its golden, line by line.
///
/// A line without a declared tolerance must be met to the byte. In the others numbers a and b agree
/// if |a − b| ≤ atol + rtol · max(|a|, |b|), atol being one unit of the last printed digit, since
/// either may have been rounded up; words and the spaces between must be equal.
public struct Comparator {
  /// A line that differs.
  public struct Difference: Equatable, CustomStringConvertible {
    /// The printed line, counted from 1.
    public let line: Int
    let expected: String?
    let actual: String?
    let reason: String

    /// One line: place, both texts, and why they do not agree.
    public var description: String {
      let shown = { (text: String?) in text.map { "`\($0)`" } ?? "nothing" }
      return "line \(line): expected \(shown(expected)), got \(shown(actual)): \(reason)"
    }
  }

  /// The differences, in order; none if the run meets the golden.
  public static func compare(_ golden: Golden, with printed: String) -> [Difference] {
    let actual = printed.linesOfText
    return (0..<max(golden.lines.count, actual.count)).compactMap { index in
      guard index < golden.lines.count else {
        return Difference(line: index + 1, expected: nil, actual: actual[index], reason: "too long")
      }
      let expected = golden.lines[index]
      guard index < actual.count else {
        return Difference(line: index + 1, expected: expected, actual: nil, reason: "too short")
      }
      let tolerance = golden.tolerances.first { $0.fits(expected) } ?? .exact
      return difference(expected, actual[index], tolerance).map {
        Difference(line: index + 1, expected: expected, actual: actual[index], reason: $0)
      }
    }
  }

  /// Why two lines differ, or nil if they agree.
  static func difference(_ expected: String, _ actual: String, _ tolerance: Tolerance) -> String? {
    if expected == actual { return nil }
    if tolerance.isExact { return "this line must be met to the byte" }
    let (a, b) = (Token.scan(expected), Token.scan(actual))
    guard a.count == b.count else { return "\(a.count) words and numbers against \(b.count)" }
    var words = 0
    for (x, y) in zip(a, b) where x != y {
      guard let p = x.number, let q = y.number else {
        words += 1
        if words > tolerance.words { return "`\(x.text)` is not `\(y.text)`" }
        continue
      }
      let atol = tolerance.absolute + max(x.unit, y.unit) * 1.001
      let allowed = atol + tolerance.relative * max(abs(p), abs(q))
      if !(abs(p - q) <= allowed) {
        return "\(x.text) and \(y.text) differ by more than \(Float(allowed))"
      }
    }
    return nil
  }
}

/// A number, or what stands between two numbers or spaces.
private struct Token: Equatable {
  let text: String
  let number: Double?
  /// One in the last printed digit.
  let unit: Double

  static func == (a: Token, b: Token) -> Bool { a.text == b.text }

  /// Cuts a line into numbers, words and runs of other characters. Spaces in front of a number are
  /// dropped with those of its column, since a number may need one digit more.
  static func scan(_ line: String) -> [Token] {
    var tokens: [Token] = []
    var rest = Substring(line)
    while let first = rest.first {
      if let match = rest.prefixMatch(of: #/ *[-+−]?\d+(\.\d+)?(e[-+]?\d+)?/#) {
        let text = match.output.0.trimmed.replacing("−", with: "-")
        let decimals = match.output.1.map { $0.count - 1 } ?? 0
        let exponent = match.output.2.flatMap { Int($0.dropFirst().drop { $0 == "+" }) } ?? 0
        let unit = (0..<abs(exponent - decimals)).reduce(1.0) { unit, _ in unit * 10 }
        tokens.append(
          Token(text: text, number: Double(text), unit: exponent < decimals ? 1 / unit : unit))
        rest = rest[match.range.upperBound...]
      } else {
        let isSpace = first == " "
        let word = isSpace ? rest.prefix { $0 == " " } : rest.prefix { $0 != " " && !$0.isDigit }
        tokens.append(Token(text: String(word), number: nil, unit: 0))
        rest = rest.dropFirst(word.count)
      }
    }
    return tokens
  }
}

extension Character {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}

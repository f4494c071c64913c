import Runs

/// A word of the expression in a `holds` comment, and where it stands there.
struct ExpressionToken: Equatable {
  enum Kind: Equatable {
    case number(Double)
    /// A name, a reference such as `gan-seed-2/fakes.frechet`, or a word such as `mean`.
    case word
    /// What stands between quotation marks.
    case quoted(String)
    case sign
  }

  let kind: Kind
  let range: Range<String.Index>
}

extension ExpressionToken {
  private static let signs: Set<String> = [
    "<", "<=", "≤", ">", ">=", "≥", "=", "≠", "≈", "(", ")", ",", "+", "-", "*", "/", "%",
  ]
  private static let alone: Set<Character> = ["(", ")", "<", ">", "=", "≤", "≥", "≠", "≈"]

  /// The words of an expression. Names hold hyphens, slashes and commas, as references do; so the
  /// signs `-`, `/` and `,` have a space behind them. Throws where a quotation mark is not closed.
  static func all(in text: String) throws -> [ExpressionToken] {
    var tokens: [ExpressionToken] = []
    var next = text.startIndex
    while next < text.endIndex {
      let start = next
      let character = text[next]
      if character.isWhitespace {
        next = text.index(after: next)
      } else if character == "\"" {
        let body = text.index(after: next)
        guard let end = text[body...].firstIndex(of: "\"") else {
          throw CourseError("A quotation mark is never closed")
        }
        next = text.index(after: end)
        tokens.append(.init(kind: .quoted(String(text[body..<end])), range: start..<next))
      } else if alone.contains(character) {
        next = text.index(after: next)
        if "<>".contains(character), next < text.endIndex, text[next] == "=" {
          next = text.index(after: next)
        }
        tokens.append(.init(kind: .sign, range: start..<next))
      } else {
        next =
          text[start...].firstIndex { $0.isWhitespace || $0 == "\"" || alone.contains($0) }
          ?? text.endIndex
        tokens += words(in: text, start..<next)
      }
    }
    return tokens
  }

  /// A word, and the comma that may end it.
  private static func words(in text: String, _ range: Range<String.Index>) -> [ExpressionToken] {
    let word = text[range]
    if signs.contains(String(word)) { return [.init(kind: .sign, range: range)] }
    if word.hasSuffix(",") {
      let comma = text.index(before: range.upperBound)
      return words(in: text, range.lowerBound..<comma)
        + [.init(kind: .sign, range: comma..<range.upperBound)]
    }
    let isGrouped = word.wholeMatch(of: #/-?\d{1,3}(,\d{3})+/#) != nil
    let digits = isGrouped ? String(word.filter { $0 != "," }) : String(word)
    if word.first.map({ $0.isNumber || "+-.".contains($0) }) == true, let number = Double(digits) {
      return [.init(kind: .number(number), range: range)]
    }
    return [.init(kind: .word, range: range)]
  }
}

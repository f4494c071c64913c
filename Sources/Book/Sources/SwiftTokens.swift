/// A piece of Swift code that the compiler tells from its neighbours.
struct SwiftToken: Equatable {
  enum Kind {
    case word, sign, bracket, string
  }

  let kind: Kind
  /// As written; of a string of several lines, without the indentation of its end.
  var text: String
  /// Whether it is the first of its line.
  let startsLine: Bool
}

/// Cuts Swift code into tokens, and leaves out comments, spaces and line ends. Of a string with
/// values in it, each piece of text is a token, and so is all that the values are made of.
struct SwiftTokenizer {
  private let code: [UInt8]
  private var place = 0
  private var startsLine = true
  private var tokens: [SwiftToken] = []

  /// The tokens of a source.
  static func tokens(of source: String) -> [SwiftToken] {
    var tokenizer = SwiftTokenizer(code: Array(source.utf8))
    tokenizer.scan(until: nil)
    return tokenizer.tokens
  }

  private init(code: [UInt8]) { self.code = code }

  private subscript(offset: Int) -> UInt8 {
    let index = place + offset
    return index < code.count ? code[index] : 0
  }

  private func starts(_ text: StaticString) -> Bool {
    let end = place + text.utf8CodeUnitCount
    guard end <= code.count else { return false }
    return text.withUTF8Buffer { code[place..<end].elementsEqual($0) }
  }

  /// Scans to the end, or to the bracket that closes the value in a string.
  private mutating func scan(until end: UInt8?) {
    var depth = 0
    while place < code.count {
      let byte = self[0]
      if byte == end, depth == 0 { return }
      if skipsSpaceOrComment() { continue }
      if let pounds = stringStart() {
        scanString(pounds: pounds)
      } else if byte.isWord {
        take(.word, while: { $0.isWord }, isNumber: byte.isDigit)
      } else if byte == UInt8(ascii: ".") && self[1] != UInt8(ascii: ".") {
        take(.bracket, count: 1)
      } else if byte.isSign || byte == UInt8(ascii: ".") {
        takeSign()
      } else {
        depth += byte == UInt8(ascii: "(") ? 1 : byte == UInt8(ascii: ")") ? -1 : 0
        take(.bracket, count: 1)
      }
    }
  }

  private mutating func skipsSpaceOrComment() -> Bool {
    if starts("//") {
      while place < code.count, self[0] != UInt8(ascii: "\n") { place += 1 }
    } else if starts("/*") {
      var depth = 0
      repeat {
        if starts("/*") { depth += 1 } else if starts("*/") { depth -= 1 }
        place += starts("/*") || starts("*/") ? 2 : 1
      } while depth > 0 && place < code.count
    } else if self[0] <= UInt8(ascii: " ") || self[0] == UInt8(ascii: "`") {
      if self[0] == UInt8(ascii: "\n") { startsLine = true }
      place += 1
    } else {
      return false
    }
    return true
  }

  private mutating func add(_ kind: SwiftToken.Kind, from start: Int) {
    let text = String(decoding: code[start..<place], as: UTF8.self)
    tokens.append(SwiftToken(kind: kind, text: text, startsLine: startsLine))
    startsLine = false
  }

  private mutating func take(_ kind: SwiftToken.Kind, count: Int) {
    place += count
    add(kind, from: place - count)
  }

  /// Takes a word or a number; a number goes on behind its point and behind the sign of its exponent.
  private mutating func take(
    _ kind: SwiftToken.Kind, while isPart: (UInt8) -> Bool, isNumber: Bool
  ) {
    let start = place
    while place < code.count {
      let isPoint = isNumber && self[0] == UInt8(ascii: ".") && self[1].isDigit
      let isExponent =
        isNumber && place > start && "eEpP".utf8.contains(code[place - 1])
        && "+-".utf8.contains(self[0]) && self[1].isDigit
        && !(code[start...].starts(with: "0x".utf8) && "eE".utf8.contains(code[place - 1]))
      guard isPart(self[0]) || isPoint || isExponent else { break }
      place += 1
    }
    add(kind, from: start)
  }

  private mutating func takeSign() {
    let start = place
    let withPoints = self[0] == UInt8(ascii: ".")
    while self[0].isSign || (withPoints && self[0] == UInt8(ascii: ".")) {
      if place > start, starts("//") || starts("/*") { break }
      place += 1
    }
    add(.sign, from: start)
  }
}

// MARK: - Strings

extension SwiftTokenizer {
  /// The number of `#` before a string or a regular expression that begins here; nil if none does.
  private func stringStart() -> Int? {
    var pounds = 0
    while self[pounds] == UInt8(ascii: "#") { pounds += 1 }
    let mark = self[pounds]
    return mark == UInt8(ascii: "\"") || (pounds > 0 && mark == UInt8(ascii: "/")) ? pounds : nil
  }

  private mutating func scanString(pounds: Int) {
    let mark = self[pounds]
    let isLong = self[pounds + 1] == mark && self[pounds + 2] == mark
    let closing = [UInt8](repeating: mark, count: isLong ? 3 : 1) + Self.pounds(pounds)
    let opening = Self.pounds(pounds) + [UInt8](repeating: mark, count: isLong ? 3 : 1)
    let escape = [UInt8(ascii: "\\")] + Self.pounds(pounds)
    var (start, pieces) = (place, [Int]())
    place += opening.count
    while place < code.count, !code[place...].starts(with: closing) {
      guard code[place...].starts(with: escape) else {
        place += 1
        continue
      }
      place += escape.count
      guard self[0] == UInt8(ascii: "("), mark == UInt8(ascii: "\"") else {
        place += 1
        continue
      }
      place += 1
      pieces.append(tokens.count)
      add(.string, from: start)
      scan(until: UInt8(ascii: ")"))
      start = place
    }
    place = min(code.count, place + closing.count)
    pieces.append(tokens.count)
    add(.string, from: start)
    if isLong { removeIndentation(from: pieces) }
  }

  private static func pounds(_ count: Int) -> [UInt8] {
    [UInt8](repeating: UInt8(ascii: "#"), count: count)
  }

  /// A string of several lines begins where its end is indented.
  private mutating func removeIndentation(from pieces: [Int]) {
    let last = tokens[pieces[pieces.count - 1]].text
    let indentation = last.suffix(from: last.lastIndex(of: "\n") ?? last.startIndex)
      .prefix { $0.isWhitespace }
    for piece in pieces {
      tokens[piece].text = tokens[piece].text.replacing(indentation, with: "\n")
    }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  /// Whether it is part of a word or number; letters beyond ASCII are.
  fileprivate var isWord: Bool {
    let letter = self | 0x20
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) || isDigit || self >= 0x80
      || self == UInt8(ascii: "_") || self == UInt8(ascii: "$")
  }

  fileprivate var isSign: Bool { "/=-+!*%<>&|^~?".utf8.contains(self) }
}

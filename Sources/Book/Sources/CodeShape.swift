/// Code without its own names: what two pieces share that differ in names and numbers alone.
///
/// Words of the language and what is called count as they are: types, functions, labels. Any other
/// name is a name, with the properties behind it; which one does not matter, as long as the same
/// one stands in the same places. Any number is a number, and any text a text.
struct CodeShape {
  /// What each token is, names left out.
  private(set) var kinds: [String] = []
  /// The name at each place where one stands.
  private(set) var names: [String?] = []
  /// The kinds as numbers, which are compared faster: equal ones where kinds are equal.
  private var codes: [Int] = []

  init(_ tokens: some Collection<SwiftToken>) {
    let tokens = Array(tokens)
    var place = 0
    while place < tokens.count {
      let start = place
      if Self.isName(tokens, at: place) {
        while place + 2 < tokens.count, tokens[place + 1].text == ".",
          Self.isName(tokens, at: place + 2) || tokens[place + 2].isNumber
        { place += 2 }
        kinds.append("name")
        names.append(tokens[start...place].map(\.text).joined())
      } else {
        let token = tokens[place]
        kinds.append(token.isNumber ? "0" : token.kind == .string ? "\"\"" : token.text)
        names.append(nil)
      }
      place += 1
    }
    codes = kinds.map(\.hashValue)
  }

  private static func isName(_ tokens: [SwiftToken], at place: Int) -> Bool {
    let token = tokens[place]
    guard token.kind == .word, let first = token.text.first, !first.isNumber, !first.isUppercase
    else { return false }
    let follower = place + 1 < tokens.count ? tokens[place + 1].text : ""
    return follower != "(" && follower != ":" && !keywords.contains(token.text)
  }

  private static let keywords: Set<String> = [
    "any", "case", "defer", "else", "false", "for", "func", "guard", "if", "in", "inout", "let",
    "nil", "repeat", "return", "self", "some", "switch", "throw", "true", "try", "var", "where",
    "while",
  ]

  /// The longest run of tokens that this code shares with another, and where it begins here.
  func longestRun(sharedWith other: CodeShape) -> Range<Int> {
    var best = 0..<0
    for start in codes.indices where codes.count - start > best.count {
      for place in other.codes.indices where other.codes[place] == codes[start] {
        let length = runLength(from: start, in: other, from: place)
        if length > best.count { best = start..<start + length }
      }
    }
    return best
  }

  /// How many tokens agree from here on, each name always standing for the same other one.
  private func runLength(from start: Int, in other: CodeShape, from place: Int) -> Int {
    var (length, theirs, ours) = (0, [String: String](), [String: String]())
    while start + length < codes.count, place + length < other.codes.count,
      codes[start + length] == other.codes[place + length]
    {
      if let name = names[start + length], let twin = other.names[place + length] {
        guard theirs[name, default: twin] == twin, ours[twin, default: name] == name else { break }
        (theirs[name], ours[twin]) = (twin, name)
      }
      length += 1
    }
    return length
  }
}

extension SwiftToken {
  fileprivate var isNumber: Bool { kind == .word && text.first?.isNumber == true }
}

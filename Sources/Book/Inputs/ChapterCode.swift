/// What a chapter's own code declares, as far as it matters to code that uses it by name.
struct ChapterCode {
  /// What the functions and computed properties do, by their names.
  private(set) var bodies: [String: [ArraySlice<SwiftToken>]] = [:]
  /// The names of constants and variables.
  private(set) var values: Set<String> = []
  /// The words that give the constants and variables their values, where these are made on the way.
  private var sources: [String: Set<String>] = [:]

  /// Reads files with their tokens. What stands outside of all braces in any file but main.swift is made
  /// when it is first used, as what is `static`.
  init(_ files: [(name: String, tokens: [SwiftToken])]) {
    for (name, tokens) in files { collect(from: tokens, isMain: name == "main.swift") }
  }

  /// Whether a name is that of a value which is made by one of these words.
  func isLate(_ name: String, by words: Set<String>) -> Bool {
    sources[name].map { !$0.isDisjoint(with: words) } ?? false
  }

  private mutating func collect(from tokens: [SwiftToken], isMain: Bool) {
    var depth = 0
    for (place, token) in tokens.enumerated() {
      depth += token.step
      guard token.kind == .word, place + 1 < tokens.count else { continue }
      let name = tokens[place + 1].text
      switch token.text {
      case "subscript": add(Self.body(in: tokens, from: place + 1), to: token.text)
      case "func":
        let body = Self.body(in: tokens, from: place + 2)
        add(body, to: name)
        let signature = tokens[place..<(body?.startIndex ?? place)]
        if let value = signature.firstIndex(where: { $0.text == "=" }) {
          add(tokens[value...value], to: name)  // a default value, worked out at each call
        }
      case "let", "var":
        let words = Self.line(in: tokens, from: place).map(\.text)
        let modifiers = place > 0 ? [tokens[place - 1].text] : []
        let isGlobal = depth == 0 && !isMain
        values.insert(name)
        sources[name, default: []].formUnion(words + modifiers + (isGlobal ? ["static"] : []))
        if let end = words.firstIndex(of: "{"), !words[..<end].contains("=") {
          add(Self.body(in: tokens, from: place), to: name)
        }
      default: break
      }
    }
  }

  private mutating func add(_ body: ArraySlice<SwiftToken>?, to name: String) {
    if let body { bodies[name, default: []].append(body) }
  }

  /// The tokens up to the next line that is no further in.
  private static func line(in tokens: [SwiftToken], from start: Int) -> ArraySlice<SwiftToken> {
    var (depth, place) = (0, start)
    repeat {
      depth += tokens[place].step
      place += 1
    } while place < tokens.count && depth >= 0
      && (depth > 0 || !tokens[place].startsLine || tokens[place].isBracket(".")
        || tokens[place - 1].kind == .sign)
    return tokens[start..<place]
  }

  /// What stands between the next braces; nil where a value or the end of a type comes first.
  private static func body(in tokens: [SwiftToken], from start: Int) -> ArraySlice<SwiftToken>? {
    var (depth, place) = (0, start)
    while place < tokens.count, depth > 0 || !tokens[place].isBracket("{") {
      if depth == 0, tokens[place].text == "=" || tokens[place].isBracket("}") { return nil }
      depth += tokens[place].step
      place += 1
    }
    let first = min(place + 1, tokens.count)
    place = first
    while place < tokens.count, depth > 0 || !tokens[place].isBracket("}") {
      depth += tokens[place].step
      place += 1
    }
    return tokens[first..<place]
  }
}

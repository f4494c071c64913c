/// What code may do that draws a diagram, so that no run can depend on it: read what is there, reckon with
/// plain numbers, lists and tensors, and call the functions of Sources/Notebook/Diagrams.
///
/// All that it names is followed: a function of the chapter is looked through as the statement is. What is
/// not known to be harmless is refused. So a harmless diagram may be too, but no other one gets by.
struct DrawingRule {
  /// Functions of Swift, of tensors and of data sets that change nothing.
  private static let pure: Set = [
    "Array", "Double", "Float", "Int", "String", "abs", "batch", "conv", "convTransposed",
    "detached", "dropFirst", "dropLast", "enumerated", "flattened", "joined", "max", "min",
    "ones", "prefix", "reshaped", "reversed", "slice", "sorted", "suffix", "zip",
  ]
  /// Those whose work is a closure, which must stand there.
  private static let closed: Set = ["compactMap", "firstIndex", "flatMap", "map"]
  private static let signs: Set = [
    "+", "-", "*", "/", "%", "<", ">", "<=", ">=", "==", "!=", "===", "!==", "!", "?", "??", "&&",
    "||", "..<", "...", "->",
  ]
  /// What waits until it is needed, and might then do anything.
  private static let late: Set = [
    "AnyIterator", "AnySequence", "IteratorProtocol", "lazy", "sequence", "static",
  ]
  private static let refused = late.union([
    "as", "await", "by", "catch", "class", "defer", "do", "else", "enum", "extension", "for",
    "func", "guard", "if", "inout", "is", "notebook", "repeat", "struct", "switch", "throw", "try",
    "using", "var", "where", "while", "#", "@",
  ])

  private let code: ChapterCode
  private let drawing: Set<String>
  private let foreign: Set<String>

  /// The rule for a chapter: `drawing` are the names of Sources/Notebook/Diagrams, `foreign` those of the
  /// functions elsewhere in Core, Judge and Notebook.
  init(for code: ChapterCode, drawing: Set<String>, foreign: Set<String>) {
    (self.code, self.drawing, self.foreign) = (code, drawing, foreign)
  }

  /// What code does that it may not, in words; nil if it only draws.
  func objection(to statement: ArraySlice<SwiftToken>) -> String? {
    var seen: Set<String> = []
    var open = [statement] + ["description", "subscript"].flatMap { code.bodies[$0] ?? [] }
    while let code = open.popLast().map(Array.init) {
      if let objection = ownObjection(to: code) { return objection }
      let labels = Self.labels(in: code)
      for (place, token) in code.enumerated()
      where token.kind != .string && !labels.contains(place)
        && !Self.isMinusOfNumber(at: place, in: code) && seen.insert(token.text).inserted
      {
        open += self.code.bodies[token.text] ?? []
      }
    }
    return nil
  }

  private func ownObjection(to code: [SwiftToken]) -> String? {
    var mayDefine = false
    let labels = Self.labels(in: code)
    for (place, token) in code.enumerated() where token.kind != .string {
      let next = place + 1 < code.count ? code[place + 1] : nil
      if token.startsLine || token.text == ";" { mayDefine = false }
      let isDefinition = token.text == "=" && mayDefine
      mayDefine = (mayDefine || token.text == "let") && !isDefinition
      let isLabel = token.text == "for" && next?.text == ":"
      let isKnown =
        token.kind != .sign || Self.signs.contains(token.text)
        || self.code.bodies[token.text] != nil
      if Self.refused.contains(token.text) && !isLabel || !isKnown && !isDefinition {
        return "says `\(token.text)`"
      }
      if !labels.contains(place), self.code.isLate(token.text, by: Self.late) {
        return "reads `\(token.text)`, which waits"
      }
      if let objection = call(at: place, in: code) { return objection }
    }
    return nil
  }

  /// Whether a token is the sign of a number, and no operator that the chapter may have declared.
  private static func isMinusOfNumber(at place: Int, in code: [SwiftToken]) -> Bool {
    let next = place + 1 < code.count ? code[place + 1].text.first : nil
    return code[place].text == "-" && next?.isNumber == true
      && (place == 0 || !code[place - 1].endsOperand)
  }

  /// The places of the labels of arguments, which name nothing of the chapter.
  private static func labels(in code: [SwiftToken]) -> Set<Int> {
    var open: [String] = []
    var places: Set<Int> = []
    for (place, token) in code.enumerated() {
      if token.step > 0 { open.append(token.text) }
      if token.step < 0 { _ = open.popLast() }
      guard token.kind == .word, open.last == "(", place > 0, place + 1 < code.count else {
        continue
      }
      let isFirst = code[place - 1].isBracket("(") || code[place - 1].isBracket(",")
      if isFirst && code[place + 1].isBracket(":") { places.insert(place) }
    }
    return places
  }

  /// What is wrong with the call that may begin at a token.
  private func call(at place: Int, in code: [SwiftToken]) -> String? {
    guard place + 1 < code.count else { return nil }
    let (token, next) = (code[place], code[place + 1])
    guard next.isBracket("{") || (next.isBracket("(") && !next.startsLine) else { return nil }
    let isMember = place > 0 && code[place - 1].isBracket(".")
    let isImplied = isMember && (place < 2 || !code[place - 2].endsOperand)
    let ofDiagram = isMember && place > 1 && code[place - 2].text == "Diagram"
    let isOwn = self.code.bodies[token.text] != nil
    let isAllowed: Bool
    switch token.kind {
    case .word where next.text == "{":
      isAllowed = isMember && !isOwn && Self.closed.contains(token.text)
    case .word:
      isAllowed =
        ["in", "let", "return"].contains(token.text)
        || Self.pure.contains(token.text) && !self.code.values.contains(token.text)
        || isOwn && !foreign.contains(token.text)
        || (isImplied || ofDiagram) && drawing.union(["init"]).contains(token.text)
    case .sign: isAllowed = ![">", "?", "!"].contains(token.text) || next.text == "{"
    default: isAllowed = ![")", "]", "}"].contains(token.text)
    }
    return isAllowed ? nil : "calls `\(token.text)`"
  }
}

extension SwiftToken {
  /// Whether a point behind it leads to a member of what it ends.
  fileprivate var endsOperand: Bool {
    kind == .string || kind == .word && !["in", "return"].contains(text)
      || [")", "]", "}"].contains(text)
  }
}

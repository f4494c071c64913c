/// Reads the declarations of a file that has no statements outside of functions.
struct DeclarationScanner {
  private static let types: Set = ["struct", "class", "enum", "protocol", "actor", "extension"]
  private static let others: Set = [
    "func", "init", "deinit", "subscript", "let", "var", "case", "typealias", "associatedtype",
    "import", "operator", "precedencegroup",
  ]
  private static let access: Set = [
    "public", "private", "fileprivate", "internal", "package", "open",
  ]
  private static let modifiers: Set = [
    "static", "final", "mutating", "nonmutating", "override", "required", "convenience", "lazy",
    "weak", "unowned", "nonisolated", "isolated", "indirect", "prefix", "infix", "postfix", "class",
    "consuming", "borrowing", "dynamic", "optional",
  ]
  /// Signs that end a type; behind any other, a line goes on.
  private static let endingSigns: Set = [">", ">>", "?", "!", "??", "..."]

  private let tokens: [SwiftToken]
  private let path: String
  private var place = 0
  private var found: [Declaration] = []

  /// The declarations of a source, in its order.
  static func declarations(in source: String, path: String) -> [Declaration] {
    var scanner = DeclarationScanner(tokens: SwiftTokenizer.tokens(of: source), path: path)
    scanner.scan(owner: "", isPublic: false)
    return scanner.found
  }

  private init(tokens: [SwiftToken], path: String) {
    (self.tokens, self.path) = (tokens, path)
  }

  private var text: String { place < tokens.count ? tokens[place].text : "" }

  /// The tokens from a place up to the present one.
  private func code(from start: Int) -> ArraySlice<SwiftToken> {
    let end = min(place, tokens.count)
    return tokens[min(start, end)..<end]
  }

  /// Reads the members of a type up to its closing brace, or all of a file.
  private mutating func scan(owner: String, isPublic: Bool) {
    while place < tokens.count, text != "}" {
      if text == "#" || !startsDeclaration(at: place) {
        skipLine()
        continue
      }
      let head = readModifiers()
      let isPublic = isPublic || head.isPublic
      switch text {
      case "import": skipLine()
      case let keyword where Self.types.contains(keyword):
        scanType(owner: owner, head: head.tokens, isPublic: isPublic)
      default: scanOther(owner: owner, head: head.tokens, isPublic: isPublic)
      }
    }
    place += 1
  }

  private mutating func skipLine() {
    repeat { place += 1 } while place < tokens.count && !tokens[place].startsLine && text != "}"
  }

  private func startsDeclaration(at index: Int) -> Bool {
    let word = tokens[index].text
    return word == "@" || Self.types.contains(word) || Self.others.contains(word)
      || Self.access.contains(word) || Self.modifiers.contains(word)
  }

  /// Attributes and modifiers, those of access left out.
  private mutating func readModifiers() -> (tokens: [SwiftToken], isPublic: Bool) {
    var (kept, isPublic) = ([SwiftToken](), false)
    while place < tokens.count {
      let start = place
      if text == "@" {
        place += 2
        if text == "(", !tokens[place].startsLine { skipBrackets() }
        kept += code(from: start)
      } else if Self.access.contains(text) {
        let isOfSetter = place + 2 < tokens.count && tokens[place + 2].text == "set"
        if !isOfSetter { isPublic = isPublic || ["public", "open"].contains(text) }
        place += isOfSetter ? 4 : 1
      } else if Self.modifiers.contains(text), text != "class" || isModifier(at: place + 1) {
        place += 1
        if text == "(" { skipBrackets() }
        kept += code(from: start)
      } else {
        break
      }
    }
    return (kept, isPublic)
  }

  private func isModifier(at index: Int) -> Bool {
    index < tokens.count && ["func", "var", "let", "subscript"].contains(tokens[index].text)
  }

  /// Moves behind the bracket that closes the one here.
  private mutating func skipBrackets() {
    var depth = 0
    repeat {
      depth += "([{".contains(text) ? 1 : ")]}".contains(text) ? -1 : 0
      place += 1
    } while depth > 0 && place < tokens.count
  }

  private mutating func scanType(owner: String, head: [SwiftToken], isPublic: Bool) {
    let (start, isExtension) = (place, text == "extension")
    place += 1
    let nameStart = place
    place += 1
    while text == "." { place += 2 }
    let name = code(from: nameStart).map(\.text).joined()
    while place < tokens.count, text != "{" { place += 1 }
    let header = code(from: start)
    let path = owner.isEmpty || isExtension ? name : "\(owner).\(name)"
    let conforms = header.prefix { $0.text != "where" }.contains { $0.text == ":" }
    if !isExtension || conforms {
      let parts = path.split(separator: ".")
      add(
        .type, owner: parts.dropLast().joined(separator: "."), name: String(parts.last ?? ""),
        parameters: nil, isPublic, head + header)
    }
    place += 1
    scan(owner: path, isPublic: isPublic && (isExtension || tokens[start].text == "protocol"))
  }

  private mutating func scanOther(owner: String, head: [SwiftToken], isPublic: Bool) {
    let (start, keyword) = (place, text)
    place += 1
    let isPattern = text == "("
    if !isPattern, !["init", "subscript", "deinit"].contains(keyword) { place += 1 }
    let name = place - start == 2 ? code(from: start).last?.text ?? "" : keyword
    var parameters: [Declaration.Parameter]?
    if text == "<" { while place < tokens.count, text != "(" { place += 1 } }
    if text == "?" || text == "!" { place += 1 }
    if text == "(", ["func", "init", "subscript"].contains(keyword) {
      parameters = readParameters()
    }
    var depth = 0
    while place < tokens.count {
      if depth == 0, text == "}" || (tokens[place].startsLine && endsBefore(place)) { break }
      depth += "([{".contains(text) ? 1 : ")]}".contains(text) ? -1 : 0
      place += 1
    }
    let code = code(from: start)
    let isCase = keyword == "case"
    let isList = isCase || (isPattern && ["let", "var"].contains(keyword))
    let names = isList ? listedNames(in: code, depth: isCase ? 0 : 1) : [name]
    let isPublic = isPublic || (isCase && found.contains { $0.fullName == owner && $0.isPublic })
    for name in names {
      add(
        owner.isEmpty ? .free : .member, owner: owner, name: name, parameters: parameters, isPublic,
        head + code)
    }
  }

  /// Whether a declaration ends before the token: the next one, or a directive, begins there.
  private func endsBefore(_ index: Int) -> Bool {
    let previous = tokens[index - 1]
    if previous.kind == .sign, !Self.endingSigns.contains(previous.text) { return false }
    if [",", ":", "("].contains(previous.text) || previous.text == "@" { return false }
    return tokens[index].text == "#" || startsDeclaration(at: index)
  }

  /// The parameters in the brackets that begin here.
  private mutating func readParameters() -> [Declaration.Parameter] {
    let start = place
    skipBrackets()
    var parameters: [Declaration.Parameter] = []
    var (depth, isStart, isAttribute) = (0, true, false)
    for token in code(from: start + 1).dropLast() {
      if depth == 0, token.text == "," {
        isStart = true
      } else if isStart, token.kind == .word, !isAttribute {
        parameters.append(Declaration.Parameter(label: token.text == "_" ? "" : token.text))
        isStart = false
      } else if depth == 0, !isStart {
        let last = parameters.count - 1
        if token.text == "=" { parameters[last].mayBeLeftOut = true }
        if token.text == "...", !parameters[last].mayBeLeftOut {
          parameters[last].mayBeRepeated = true
        }
      }
      isAttribute = token.text == "@"
      depth += "([{".contains(token.text) ? 1 : ")]}".contains(token.text) ? -1 : 0
    }
    return parameters
  }

  /// The names of `case a, b` or of `let (a, b)`, which stand at this depth of brackets.
  private func listedNames(in code: ArraySlice<SwiftToken>, depth listDepth: Int) -> [String] {
    var (depth, names) = (0, [String]())
    for (token, previous) in zip(code.dropFirst(), code) {
      if token.text == "=" || (listDepth > 0 && token.text == ":") { break }
      if depth == listDepth, ["case", ",", "("].contains(previous.text) {
        names.append(token.text)
      }
      depth += "([{".contains(token.text) ? 1 : ")]}".contains(token.text) ? -1 : 0
    }
    return names
  }

  private mutating func add(
    _ kind: Declaration.Kind, owner: String, name: String, parameters: [Declaration.Parameter]?,
    _ isPublic: Bool, _ code: [SwiftToken]
  ) {
    found.append(
      Declaration(
        kind: kind, owner: owner, name: name,
        parameters: parameters, isPublic: isPublic,
        code: code, path: path))
  }
}

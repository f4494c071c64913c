/// Something that Swift code declares: a type, a function, a variable, a case.
struct Declaration {
  enum Kind {
    case type, member, free
  }

  struct Parameter {
    /// Empty where the caller writes none.
    let label: String
    var mayBeLeftOut = false
    var mayBeRepeated = false
  }

  let kind: Kind
  /// The type that it is a member of, such as `Plot.Series`; empty for what stands outside of types.
  let owner: String
  /// Its own name: `visit`, `init`, `+`.
  let name: String
  /// Its parameters; nil for what cannot have any.
  let parameters: [Parameter]?
  let isPublic: Bool
  /// All of it but the words that say who may use it; of a type, what stands before its members.
  let code: [SwiftToken]
  /// The file that it stands in, from the root of the repository.
  let path: String

  /// The name that the book calls it by: `Monitor.visit`.
  var fullName: String { owner.isEmpty ? name : "\(owner).\(name)" }

  /// The last part of the owner's name: `Series`.
  var type: String { String(owner.split(separator: ".").last ?? "") }

  /// The code without checks and without the words of errors: they end a run or let it be, and change
  /// nothing of what it computes.
  var essentialCode: [SwiftToken] {
    let checks: Set = [
      "require", "precondition", "preconditionFailure", "assert", "assertionFailure", "fatalError",
    ]
    var (kept, rest) = ([SwiftToken](), code[...])
    while let token = rest.popFirst() {
      let isCheck = checks.contains(token.text) && kept.last?.text != "."
      if !isCheck { kept.append(token) }
      if token.text == "throw", rest.dropFirst().first?.text == "(" { rest.removeFirst() }
      guard isCheck || token.text == "throw", rest.first?.text == "(" else { continue }
      var depth = 0
      repeat {
        let token = rest.removeFirst().text
        depth += "([{".contains(token) ? 1 : ")]}".contains(token) ? -1 : 0
      } while depth > 0 && !rest.isEmpty
    }
    return kept
  }

  /// The code up to its body.
  var signature: ArraySlice<SwiftToken> {
    var depth = 0
    let end = code.firstIndex { token in
      if token.text == "{", depth == 0 { return true }
      depth += "([".contains(token.text) ? 1 : ")]".contains(token.text) ? -1 : 0
      return false
    }
    return code[..<(end ?? code.endIndex)]
  }
}

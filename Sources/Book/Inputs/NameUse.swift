/// A name as some code uses it: bare or behind a point, called with labels or not.
struct NameUse: Hashable {
  let name: String
  /// Whether a point stands before it.
  let isDotted: Bool
  /// The labels of the call's arguments, an empty one where there is none; nil if it is no call.
  var labels: [String]?
  /// Whether a closure stands behind it.
  var hasClosure = false
  /// Whether it is handed on as it is, as a function may be.
  var isHandedOn = false

  /// The names that code uses, each kind of use once. What it imports is no use.
  static func all(in code: some Collection<SwiftToken>) -> Set<NameUse> {
    let code = Array(code)
    var uses: Set<NameUse> = []
    for (index, token) in code.enumerated() where token.kind == .word || token.kind == .sign {
      let previous = index > 0 ? code[index - 1].text : ""
      if previous == "import" || token.text == "import" { continue }
      var use = NameUse(name: token.text, isDotted: previous == ".")
      var end = index + 1
      let next = end < code.count ? code[end].text : ""
      if token.kind == .word, next == "(" { end = use.readLabels(in: code, from: index + 2) }
      use.hasClosure = end < code.count && code[end].text == "{"
      use.isHandedOn = [")", ",", "]"].contains(next)
      uses.insert(use)
    }
    return uses
  }

  /// Reads the labels of the arguments that begin at `start`; returns the place behind their bracket.
  private mutating func readLabels(in code: [SwiftToken], from start: Int) -> Int {
    var (depth, index, isStart, found) = (0, start, true, [String]())
    while index < code.count, depth > 0 || code[index].text != ")" {
      if isStart {
        let isLabel = index + 1 < code.count && code[index + 1].text == ":"
        found.append(isLabel ? code[index].text : "")
        isStart = false
      }
      if depth == 0, code[index].text == "," { isStart = true }
      depth += "([{".contains(code[index].text) ? 1 : ")]}".contains(code[index].text) ? -1 : 0
      index += 1
    }
    labels = found
    return index + 1
  }

  /// Whether it may be the call of an initialiser.
  var mayMakeValue: Bool {
    (labels != nil || hasClosure) && (name == "init" || name.first?.isUppercase == true)
  }

  /// Whether the declaration may be what is meant: a function is called, with labels that it has and
  /// none missing, or handed on.
  func fits(_ declaration: Declaration) -> Bool {
    guard let parameters = declaration.parameters, name.first?.isLetter != false else {
      return true
    }
    guard labels != nil || hasClosure else { return isHandedOn }
    let labels = labels ?? []
    let named = Set(labels.filter { !$0.isEmpty })
    guard named.isSubset(of: parameters.map(\.label)) else { return false }
    let missing = parameters.count {
      !$0.label.isEmpty && !$0.mayBeLeftOut && !named.contains($0.label)
    }
    let unlabelled = labels.count(where: \.isEmpty)
    let isTooLong =
      !parameters.contains(where: \.mayBeRepeated)
      && unlabelled > parameters.count(where: \.label.isEmpty)
    return missing <= (hasClosure ? 1 : 0) && !isTooLong
  }
}

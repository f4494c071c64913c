/// A program's statements `notebook.diagram(…)` outside of all braces, and the program without them.
///
/// They draw what is there and hand nothing on, so that no other run than the quick one, whose pictures
/// they are, depends on them. The check `diagrams` sees to it that this is so.
struct DiagramStatements {
  /// The file of a chapter that holds functions for such statements and nothing else.
  static let file = "Diagrams.swift"

  /// What stands between the brackets of each.
  private(set) var arguments: [ArraySlice<SwiftToken>] = []
  /// The program's other tokens.
  private(set) var rest: [SwiftToken] = []

  init(in program: [SwiftToken]) {
    var (place, depth) = (0, 0)
    while place < program.count {
      if depth == 0, Self.begins(at: place, in: program) {
        let start = place + 4
        var end = start
        while end < program.count, depth > 0 || !program[end].isBracket(")") {
          depth += program[end].step
          end += 1
        }
        arguments.append(program[start..<end])
        place = end + 1
        depth = 0
      } else {
        depth += program[place].step
        rest.append(program[place])
        place += 1
      }
    }
  }

  /// Whether a statement begins here: on a line of its own, behind the end of another.
  private static func begins(at place: Int, in program: [SwiftToken]) -> Bool {
    let head = ["notebook", ".", "diagram", "("]
    guard program[place].startsLine, program[place...].prefix(4).map(\.text) == head else {
      return false
    }
    guard place > 0 else { return true }
    let previous = program[place - 1]
    return previous.kind == .word || previous.kind == .string
      || [")", "]", "}"].contains(previous.text)
  }
}

extension SwiftToken {
  /// How much deeper the code is behind this token.
  var step: Int {
    guard kind == .bracket else { return 0 }
    return ["(", "[", "{"].contains(text) ? 1 : [")", "]", "}"].contains(text) ? -1 : 0
  }

  /// Whether it is this bracket, and no piece of a string.
  func isBracket(_ bracket: String) -> Bool { kind == .bracket && text == bracket }
}

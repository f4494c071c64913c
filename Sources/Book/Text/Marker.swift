/// A comment that binds what stands beside it: `<!-- code: main.swift#loss -->`.
struct Marker: Sendable, Equatable {
  /// The word before the colon, or the sign `=`.
  let verb: String
  /// What follows the verb.
  let argument: String
  /// The line, counted from 1.
  let line: Int

  /// Every verb that means something; any other comment is a mistake, unless it is a `note:`.
  static let verbs = [
    "code", "output", "diff", "compile", "fails", "sketch", "unchecked", "figure", "diagram",
    "results", "source", "generated", "/generated", "glossary", "term", "symbol", "=", "holds",
    "no-claim", "note",
  ]

  init(_ comment: String, line: Int) {
    let head = comment.prefix { $0 != ":" && !$0.isWhitespace && $0 != "\"" }
    let rest = comment.dropFirst(head.count)
    verb = String(head)
    argument = String(rest.hasPrefix(":") ? rest.dropFirst() : rest).trimmed
    self.line = line
  }

  /// The first text between quotation marks, or nil.
  var quoted: String? {
    let parts = argument.split(separator: "\"", omittingEmptySubsequences: false)
    return parts.count >= 3 ? String(parts[1]) : nil
  }
}

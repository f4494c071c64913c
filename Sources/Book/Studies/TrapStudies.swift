/// How the mistakes of a chapter become studies: one for each row `Trap("name", "explanation")` of its
/// `Variations.swift`, which is the only place that names it.
struct TrapStudies {
  let chapter: String
  /// What stands before a mistake's name in that of its study.
  let prefix: String
  /// How long one takes on two cores, but for those that are `special`.
  let minutes: Double
  /// What the program is given beside the mistake.
  let arguments: [String]
  /// Studies with other arguments, and their minutes, by the mistake.
  var special: [String: (arguments: [String], minutes: Double)] = [:]

  /// The studies, in the order of the rows.
  func studies(in repository: BookRepository) -> [Study] {
    let rows = repository.text("Chapters/\(chapter)/Variations.swift") ?? ""
    return Self.traps(in: rows).map { name, explanation in
      let (arguments, minutes) = special[name] ?? (arguments, minutes)
      return Study(
        name: prefix + name, chapter: chapter, arguments: ["--break", name] + arguments,
        minutes: minutes, summary: explanation)
    }
  }

  /// The rows of traps in a source: names and explanations.
  static func traps(in source: String) -> [(name: String, explanation: String)] {
    source.matches(of: #/\bTrap\(\s*"([^"]+)",\s*"([^"]+)"/#).map {
      (String($0.output.1), String($0.output.2))
    }
  }
}

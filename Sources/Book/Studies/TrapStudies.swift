/// How the mistakes of a chapter become studies: one for each row `Trap("name", "explanation")` of its
/// `Variations.swift`, which is the only place that names it.
struct TrapStudies {
  let chapter: String
  /// What stands before a mistake's name in that of its study.
  let prefix: String
  /// About how long one takes on two cores.
  let minutes: Double
  /// What the program is given beside the mistake, where its row says nothing else.
  let arguments: String

  /// The studies, in the order of the rows.
  func studies(in repository: BookRepository) -> [Study] {
    let rows = repository.text("Chapters/\(chapter)/Variations.swift") ?? ""
    return Self.traps(in: rows).map { trap in
      let rest = (trap.study ?? arguments).split(separator: " ").map(String.init)
      return Study(
        name: prefix + trap.name, chapter: chapter, arguments: ["--break", trap.name] + rest,
        minutes: minutes, summary: trap.explanation)
    }
  }

  /// The rows of traps in a source: names, explanations, and what their studies are given.
  static func traps(in source: String) -> [(name: String, explanation: String, study: String?)] {
    source.matches(of: #/\bTrap\(\s*"([^"]+)",\s*"([^"]+)"(?:,\s*study: "([^"]*)")?/#).map {
      (String($0.output.1), String($0.output.2), $0.output.3.map(String.init))
    }
  }
}

/// How much of a program is about its subject.
///
/// A line is aside from it if it marks a region, opens or ends the notebook, keeps what a run leaves,
/// plans when to look, or holds a switch. Empty lines do not count at all.
struct Form {
  /// The lines that are not empty.
  let lines: Int
  /// Those of them that are not about the subject.
  let aside: Int

  init(of program: String) {
    let all = program.linesOfText.map(\.trimmed).filter { !$0.isEmpty }
    lines = all.count
    aside = all.count(where: Self.isAside)
  }

  var share: Double { lines == 0 ? 0 : Double(aside) / Double(lines) }

  /// What shows that a line only serves how a run is opened, varied, kept or looked at.
  private static var signs: [Regex<Substring>] {
    Check.switches + [
      #/^\/\/ snippet\./#, #/^import /#, #/\bMonitor\b|\bmonitor\.visit|\bnotebook\.monitor/#,
      #/\bnotebook\.(?:publish|visit|write|writeSamples|load|finish|recipe|seed)\b/#,
      #/\bnotebook = Notebook\(|\bopenJudge\(|\bplan: |\bplan = /#,
      #/\b(?:films|judges|keeps|rounds): /#, #/\bany Stateful\b|\bLogbook\b|\bFilm\(/#,
    ]
  }

  private static func isAside(_ line: String) -> Bool {
    signs.contains { line.firstMatch(of: $0) != nil }
  }
}

extension Book {
  /// The share of all programs' lines that are not about their subject.
  var aside: Double {
    let forms = chapters.map { Form(of: $0.program) }
    return Double(forms.map(\.aside).reduce(0, +)) / Double(max(1, forms.map(\.lines).reduce(0, +)))
  }
}

extension Check {
  /// The largest share of a program's lines that may be aside from its subject.
  static let largestShareAside = 0.08

  static let form = Check(name: "form", subject: "programs are about their subject") { book, _ in
    book.chapters.compactMap { chapter in
      let form = Form(of: chapter.program)
      // The first and last lines of a short program weigh too much.
      guard form.share > largestShareAside, form.lines >= 100 else { return nil }
      return Finding(
        "\(chapter.folder)/main.swift", 1,
        "\(form.aside) of \(form.lines) lines are not about its subject: more than 8 %.",
        mend:
          "show declarations by their names in place of marked regions, or move rows to Variations.swift"
      )
    }
  }
}

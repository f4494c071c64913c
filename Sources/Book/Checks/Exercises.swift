extension Check {
  static let exercises = Check(
    name: "exercises", subject: "exercises are whole, hints tell nothing"
  ) { book, _ in
    book.exercises.flatMap { exercise in
      book.missingParts(of: exercise.number, exercise.chapter, line: exercise.line)
        + book.revealingHints(for: exercise.number, exercise.chapter)
    } + book.exerciseFilesWithoutText
  }
}

extension Book {
  fileprivate func missingParts(of number: String, _ chapter: String, line: Int) -> [Finding] {
    let paths = ExercisePaths(number, chapter: chapter)
    let text = "Chapters/\(chapter)/chapter.md"
    var findings: [Finding] = []
    func demand(_ holds: Bool, in file: String, at line: Int = 1, _ lacks: String, mend: String) {
      guard !holds else { return }
      findings.append(Finding(file, line, "Exercise \(number) \(lacks).", mend: mend))
    }
    for file in [paths.stub, paths.check, paths.proof, paths.hints] {
      demand(repository.exists(file), in: text, at: line, "has no \(file)", mend: "write it")
    }
    let isListed = (repository.text(ExercisePaths.table) ?? "").contains("\"\(number)\"")
    demand(isListed, in: ExercisePaths.table, "is not in this table", mend: "add a row")
    if repository.exists(paths.hints) {
      let hints = hints(for: number, chapter: chapter).count
      demand(
        hints == 2, in: paths.hints, "has \(hints) hints, not 2",
        mend: "write `## \(number)`, a hint, `---`, and a stronger hint")
    }
    guard let proof = repository.text(paths.proof) else { return findings }
    demand(
      proof.contains("Proof("), in: paths.proof, "is not proved", mend: "test that a `Proof` holds")
    demand(
      solution(of: number, chapter: chapter) != nil, in: paths.proof, "has no solution",
      mend: "write `enum Solution\(paths.suffix): Exercise\(paths.suffix)`")
    let wrong = proof.linesOfText.count { line in
      line.contains(": Exercise\(paths.suffix) {") && !line.contains(#/enum (Stub|Solution)/#)
    }
    demand(
      wrong >= 2, in: paths.proof, "has \(wrong) wrong answers, fewer than 2",
      mend: "write types that conform to Exercise\(paths.suffix), each with one mistake")
    return findings
  }

  /// Hints in which a line of the solution stands.
  fileprivate func revealingHints(for number: String, _ chapter: String) -> [Finding] {
    let paths = ExercisePaths(number, chapter: chapter)
    let given = Set((repository.text(paths.check) ?? "").linesOfText.map(\.trimmed))
    let solution = withoutComments(self.solution(of: number, chapter: chapter) ?? "").linesOfText
    let telling = solution.filter { line in
      let isDeclaration = ["import ", "enum ", "static func "].contains(where: line.hasPrefix)
      return line.count >= 12 && !isDeclaration && !given.contains(line)
    }
    let hints = hints(for: number, chapter: chapter).joined(separator: "\n")
    return telling.filter(hints.contains).map { line in
      Finding(
        paths.hints, 1, "A hint for exercise \(number) holds a line of the solution: `\(line)`.",
        mend: "say it in words")
    }
  }

  /// Stubs that no chapter's text speaks of.
  fileprivate var exerciseFilesWithoutText: [Finding] {
    let known = Set(exercises.map { ExercisePaths($0.number, chapter: $0.chapter).stub })
    return chapters.flatMap { chapter in
      repository.names(in: "\(chapter.folder)/Exercises").filter { $0.hasPrefix("Exercise") }
        .map { "\(chapter.folder)/Exercises/\($0)" }.filter { !known.contains($0) }
        .map { Finding($0, 1, "No text speaks of this exercise.", mend: "write its heading") }
    }
  }
}

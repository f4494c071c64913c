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
    let files = [paths.stub, paths.check, paths.solution, paths.wrongAnswers, paths.hints]
    let missing = files.filter { !repository.exists($0) }.map { file in
      Finding(text, line, "Exercise \(number) has no \(file).", mend: "write it")
    }
    let unmentioned = paths.mentions.filter { file in
      !(repository.text(file) ?? "").contains("\"\(number)\"")
    }.map { file in
      Finding(file, 1, "Exercise \(number) is not in this file.", mend: "add it")
    }
    let hints = hints(for: number, chapter: chapter).count
    let badHints = Finding(
      paths.hints, 1, "Exercise \(number) has \(hints) hints, not 2.",
      mend: "write `## \(number)`, a hint, `---`, and a stronger hint")
    let name = "Exercise" + number.replacing(".", with: "_")
    let wrong = (repository.text(paths.wrongAnswers) ?? "").linesOfText.count { line in
      line.contains(": \(name) {") && !line.contains("enum Stub")
    }
    let tooFew = Finding(
      paths.wrongAnswers, 1, "Exercise \(number) has \(wrong) wrong answers, fewer than 2.",
      mend: "write types that conform to \(name), each with one mistake")
    return missing + unmentioned
      + (hints == 2 || !repository.exists(paths.hints) ? [] : [badHints])
      + (wrong >= 2 || !repository.exists(paths.wrongAnswers) ? [] : [tooFew])
  }

  /// Hints in which a line of the solution stands.
  fileprivate func revealingHints(for number: String, _ chapter: String) -> [Finding] {
    let paths = ExercisePaths(number, chapter: chapter)
    let given = Set((repository.text(paths.check) ?? "").linesOfText.map(\.trimmed))
    let solution = withoutComments(repository.text(paths.solution) ?? "").linesOfText
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

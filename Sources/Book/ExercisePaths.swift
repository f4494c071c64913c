/// Where the parts of an exercise are; `number` is that of the book, such as `4.2`.
public struct ExercisePaths: Sendable {
  /// The file that the reader edits.
  public let stub: String
  /// What the checks are.
  public let check: String
  /// The solution, kept out of the reader's way.
  public let solution: String
  /// At least two plausible mistakes.
  public let wrongAnswers: String
  /// The list of all exercises, and the chapter's tests: both name the exercise in quotes.
  let mentions: [String]
  /// The chapter's hints.
  public let hints: String

  /// The parts of an exercise of a chapter.
  public init(_ number: String, chapter: String) {
    let name = number.replacing(".", with: "_")
    stub = "Chapters/\(chapter)/Exercises/Exercise\(name).swift"
    check = "Sources/ExerciseChecks/Exercise\(name).swift"
    solution = "Tests/ExerciseTests/Solutions/Solution\(name).swift"
    wrongAnswers = "Tests/ExerciseTests/WrongAnswers/WrongAnswers\(name).swift"
    let digits = chapter.prefix { $0.isNumber }
    mentions = [
      "Sources/ExerciseList/ExerciseList.swift", "Tests/ExerciseTests/Chapter\(digits)Tests.swift",
    ]
    hints = "Tests/ExerciseTests/Hints/\(chapter).md"
  }
}

extension Book {
  /// The exercises of the book in reading order, as the headings `Exercise 4.2. Title` name them.
  public var exercises: [(number: String, title: String, chapter: String, line: Int)] {
    chapters.flatMap { chapter in
      chapter.document.headings.compactMap { heading in
        heading.title.wholeMatch(of: #/Exercise (\d+\.\d+)\. (.*)/#).map {
          (String($0.output.1), String($0.output.2), chapter.name, heading.line)
        }
      }
    }
  }

  /// The hints of an exercise, the weaker first: `## 4.2` begins them, `---` parts them.
  public func hints(for number: String, chapter: String) -> [String] {
    let lines = repository.text(ExercisePaths(number, chapter: chapter).hints)?.linesOfText ?? []
    let own = lines.drop { $0.trimmed != "## \(number)" }.dropFirst().prefix {
      !$0.hasPrefix("## ")
    }
    return own.split { $0.trimmed == "---" }.map { $0.joined(separator: "\n").trimmed }
      .filter { !$0.isEmpty }
  }
}

/// Where the parts of an exercise are; `number` is that of the book, such as `4.2`.
public struct ExercisePaths: Sendable {
  /// The number as names of files and types end in it, such as `4_2`.
  public let suffix: String
  /// The file that the reader edits.
  public let stub: String
  /// What the checks are.
  public let check: String
  /// The solution and at least two plausible mistakes, kept out of the reader's way, and the test
  /// that the check tells them apart.
  public let proof: String
  /// The chapter's hints.
  public let hints: String

  /// The table of all exercises: its row names the exercise in quotes.
  public static let table = "Sources/ExerciseList/ExerciseList.swift"

  /// The parts of an exercise of a chapter.
  public init(_ number: String, chapter: String) {
    suffix = number.replacing(".", with: "_")
    stub = "Chapters/\(chapter)/Exercises/Exercise\(suffix).swift"
    check = "Sources/ExerciseChecks/Exercise\(suffix).swift"
    proof = "Tests/ExerciseTests/Proofs/Proof\(suffix).swift"
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

  /// The solution of an exercise, with what it imports; nil if there is none.
  public func solution(of number: String, chapter: String) -> String? {
    let paths = ExercisePaths(number, chapter: chapter)
    let lines = repository.text(paths.proof)?.linesOfText ?? []
    guard let start = lines.firstIndex(where: { $0.hasPrefix("enum Solution\(paths.suffix): ") }),
      let end = lines[start...].firstIndex(of: "}")
    else { return nil }
    let imports = lines.filter { $0.hasPrefix("import ") && $0 != "import Testing" }
    return (imports + [""] + lines[start...end]).joined(separator: "\n") + "\n"
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

import Foundation
import Runs
import Testing

/// The program behind `./check 4.2`, run as the script runs it.
@Suite struct ExerciseCommandTests {
  private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL

  private func check(_ arguments: String...) throws -> Program.Result {
    try Program(Bundle.main.bundleURL.appending(path: "check")).run(arguments, in: root)
  }

  @Test(arguments: [
    (["exercises", "1.99"], "There is no exercise 1.99. There are 1.1, 1.2, "),
    (["exercises", "77"], "There is no exercise 77. There are exercises in the chapters 0, 1, "),
    (["hint", "x"], "There is no exercise x."), (["exercises", "x"], "There is no exercise x."),
    (["solution", "1"], "1 is a whole chapter. Name one of its exercises: 1.1, "),
  ])
  func aNumberThatMeansNothingIsOneLine(arguments: [String], words: String) throws {
    let program = Program(Bundle.main.bundleURL.appending(path: "check"))
    let result = try program.run(arguments, in: root)
    #expect(result.status == 64 && result.output.isEmpty)
    #expect(result.errors.hasPrefix("Error: \(words)"))
    #expect(result.errors.count { $0 == "\n" } == 1)
  }

  @Test func aChapterIsCheckedAndTheTallyIsLast() throws {
    let lines = try check("exercises", "4").output.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("4.") } == 6)
    #expect(lines.last?.hasPrefix("exercises: ") == true)
  }

  @Test func chapterZeroIsAChapter() throws {
    let lines = try check("exercises", "0").output.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("0.") } == 9)
    #expect(try check("exercises", "0.1").output.contains("0.1"))
  }

  @Test func aHintNamesTheNext() throws {
    let result = try check("hint", "4.2")
    #expect(result.output.hasSuffix("A stronger hint: ./check hint 4.2 --more\n"))
    #expect(try check("hint", "4.2", "--more").output.count > result.output.count)
  }

  @Test func aStubHasNoSolutionYet() throws {
    #expect(try check("solution", "4.2", "--force").output.contains("enum Solution4_2"))
  }
}

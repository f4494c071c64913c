import Foundation
import Runs
import Testing

/// The functions of `.ci/prepare` and the words that `./check` takes, without a build.
@Suite struct ScriptTests {
  private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL

  private func bash(_ words: String...) throws -> Program.Result {
    try Program(URL(fileURLWithPath: "/usr/bin/env")).run(["bash"] + words, in: root)
  }

  /// What `show_errors` makes of a build's log, whose paths begin with the course's.
  private func errors(in log: String) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: "log-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(log.replacing("ROOT", with: root.path).utf8).write(to: file)
    return try bash("-c", #"source .ci/prepare; show_errors "$1""#, "bash", file.path).errors
  }

  @Test func anErrorOfTheCompilerIsShownOnceWithItsLines() throws {
    let error = """
      ROOT/Chapters/a b/Exercises/Exercise1_1.swift:8:18: error: cannot find 'x' in scope
       7 |   func f() {
       8 |     x
         |     `- error: cannot find 'x' in scope

      """
    let log = "[1/3] Write sources\n\(error)\n[2/3] Compiling Exercises\n\(error)\nwarning: other\n"
    #expect(try errors(in: log) == error.replacing("ROOT/", with: "") + "\n")
  }

  @Test func whereTheCompilerSaysNothingTheEndOfTheLogIsShown() throws {
    let log = "[1/3] Linking\nld: no such file\n"
    #expect(try errors(in: log) == log)
  }

  @Test func aWordThatMeansNothingIsOneLine() throws {
    let result = try bash("check", "--flter")
    #expect(result.status == 64 && result.output.isEmpty)
    #expect(result.errors == "Error: There is no ./check --flter. What there is: ./check --help\n")
  }

  @Test(arguments: ["check", "learn"])
  func helpNeedsNoBuild(script: String) throws {
    let result = try bash(script, "--help")
    #expect(result.status == 0 && result.errors.isEmpty)
    #expect(result.output.contains("\n  ./\(script) "))
    #expect(!result.output.contains("#"))
  }
}

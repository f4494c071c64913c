import ExerciseChecks
import ExerciseList
import Foundation
import Testing

/// What becomes of a reader's answer that stops its program, or never ends: a script stands for the
/// program that checks it.
@Suite struct OutcomeTests {
  private let exercise = Exercise("1.1", section: "1.2") { .passed }

  private func outcome(ofScript script: String) throws -> Outcome {
    let folder = FileManager.default.temporaryDirectory.appending(path: "bin-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let check = folder.appending(path: "check")
    try Data(script.utf8).write(to: check.appendingPathExtension("sh"))
    let program = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "program")
    try FileManager.default.createSymbolicLink(at: check, withDestinationURL: program)
    return try exercise.outcome(by: check)
  }

  @Test func itsCodeTellsHowItStands() throws {
    #expect(try outcome(ofScript: "exit 0") == .passed)
    #expect(try outcome(ofScript: "exit 3") == .notAttempted)
    #expect(try outcome(ofScript: "echo too small; exit 4") == .wrong("too small"))
  }

  @Test func whatTrapsIsWrong() throws {
    let outcome = try outcome(ofScript: "echo 'a.swift:3: Fatal error: Index' >&2; kill -ILL $$")
    #expect(outcome == .wrong("Your code stopped the program: a.swift:3: Fatal error: Index"))
  }

  @Test(arguments: [
    ("XCPU", "too much to compute without optimisation?"), ("SEGV", "call itself without an end?"),
  ])
  func whatNeverEndsIsWrong(signal: String, words: String) throws {
    guard case .wrong(let message) = try outcome(ofScript: "kill -\(signal) $$") else {
      Issue.record("It is not wrong.")
      return
    }
    #expect(message.hasSuffix(words))
  }
}

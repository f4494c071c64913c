import Book
import ExerciseList
import Foundation
import Testing

private let chapters = Book(course).chapters
private var course: BookRepository {
  BookRepository(
    root: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../.."))
}

/// Every chapter's built program, run with `--quick` in a folder of its own.
@Suite struct GoldenTests {
  @Test(arguments: chapters.map(\.name))
  func aQuickRunPrintsItsGolden(_ name: String) throws {
    try compareQuickRun(of: name)
  }

  @Test(arguments: chapters.map(\.name))
  func aQuickRunOnTheReadersCodePrintsTheSame(_ name: String) throws {
    let own = exercises.filter { $0.number.hasPrefix("\(Int(name.prefix(2)) ?? 0).") }
    let check = Bundle.main.bundleURL.appending(path: "check")
    guard !own.isEmpty, try own.allSatisfy({ try $0.outcome(by: check) == .passed }) else {
      try Test.cancel("The exercises of \(name) are not all solved yet.")
    }
    try compareQuickRun(of: name, arguments: ["--with-exercises"])
  }

  @Test(arguments: Book(course).quickCommands)
  func aQuickCommandInTheTextRuns(_ command: [String]) throws {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "run-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let program = Bundle.main.bundleURL.appending(path: command[0])
    _ = try QuickRun(
      command[0], program: program, in: scratch, arguments: Array(command.dropFirst()))
  }

  private func compareQuickRun(of name: String, arguments: [String] = []) throws {
    let chapter = try #require(chapters.first { $0.name == name })
    let scratch = FileManager.default.temporaryDirectory.appending(path: "run-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let program = Bundle.main.bundleURL.appending(path: name)
    let run = try QuickRun(name, program: program, in: scratch, arguments: arguments)
    let differences = Comparator.compare(chapter.golden, with: run.output).map(\.description)
    let advice = "\(name): to accept, swift run -c release course weave --accept \(name)"
    #expect(differences == [], "\(advice)")
    let values = try chapter.changedValues(of: run)
    #expect(values == [], "\(advice)")
  }
}

import Foundation
import Runs
import Testing

/// A small chapter on a terminal, with its streams together, apart, or closed.
@Suite struct PseudoTerminalTests {
  private let folder = NSTemporaryDirectory() + "terminal-\(UUID().uuidString)"
  private let words = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]

  /// Starts the small chapter; `shell` is what a shell does before it becomes the chapter.
  private func start(
    _ environment: [String: String], output: FileHandle?, errors: FileHandle?,
    redirecting shell: String = ""
  ) throws -> ChildProgram {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let chapter = Bundle.main.bundleURL.appending(path: "SmallRun").path
    return try ChildProgram(
      URL(fileURLWithPath: "/bin/sh"),
      ["-c", "exec \"$@\" \(shell)", "sh", chapter, "--quick", "--out", "out"],
      in: URL(fileURLWithPath: folder), environment: environment, output: output, errors: errors)
  }

  /// The lines that the run printed, as it has kept them.
  private func printedLines() throws -> [String] {
    let text = try String(contentsOfFile: folder + "/out/output.txt", encoding: .utf8)
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// Whether a row is part of a picture, a curve or a bar.
  private func isDrawn(_ row: String) -> Bool {
    row.unicodeScalars.contains { (0x2580...0x259F).contains($0.value) }
  }

  @Test func bothStreamsOnOneTerminal() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let terminal = try PseudoTerminal(width: 200)
    let child = try start(words, output: terminal.program, errors: terminal.program)
    var screen = TerminalScreen(width: 200)
    screen.show(terminal.readToEnd())
    #expect(child.wait() == 0)
    #expect(screen.unknownCodes == [])
    #expect(try screen.rows.filter { !isDrawn($0) } == printedLines())
    let bars = screen.rows.filter { $0.contains("▕") }
    #expect(bars.map { $0.prefix { $0 != "▕" } } == ["warm up ", "first game ", "the game "])
    #expect(bars.allSatisfy { $0.contains("▕████████████████████▏") && $0.contains("  took 0:") })
  }

  @Test func aTerminalThatKnowsNothing() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let terminal = try PseudoTerminal(width: 80)
    let environment = ["TERM": "dumb", "COLORTERM": "truecolor"]
    let child = try start(environment, output: terminal.program, errors: terminal.program)
    let text = terminal.readToEnd()
    #expect(child.wait() == 0)
    #expect(!text.contains("\u{1B}") && !text.unicodeScalars.contains { $0.value == 0x2580 })
    #expect(text.replacing("\r\n", with: "").allSatisfy { $0 != "\r" })
    #expect(text.contains("the game: 20 steps\r\n"))
    #expect(text.unicodeScalars.allSatisfy { !(0x2500...0x259F).contains($0.value) })
  }

  @Test func theBarAlone() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (terminal, output) = (try PseudoTerminal(width: 80), try PrintedText())
    let child = try start(words, output: output.writer, errors: terminal.program)
    try output.writer.close()
    var screen = TerminalScreen(width: 80)
    screen.show(terminal.readToEnd())
    let printed = output.readToEnd()
    #expect(child.wait() == 0)
    #expect(screen.rows.count == 3 && screen.rows.allSatisfy { $0.contains("▕") })
    #expect(try printed == printedLines().map { $0 + "\n" }.joined())
  }

  @Test func theResultsAlone() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (terminal, errors) = (try PseudoTerminal(width: 200), try PrintedText())
    let child = try start(words, output: terminal.program, errors: errors.writer)
    try errors.writer.close()
    var screen = TerminalScreen(width: 200)
    screen.show(terminal.readToEnd())
    let notices = errors.readToEnd()
    #expect(child.wait() == 0)
    #expect(try screen.rows.filter { !isDrawn($0) } == printedLines())
    #expect(!screen.rows.contains { $0.contains("▕") })
    #expect(notices.hasPrefix("warm up: 4 steps\n") && !notices.contains("\u{1B}"))
  }

  /// What is printed must not end up in a file that took the place of a closed stream.
  @Test(arguments: ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
  func closedStreams(redirection: String) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let null = try #require(FileHandle(forWritingAtPath: "/dev/null"))
    func files() throws -> [String: Data] {
      let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/out")
      return try Dictionary(
        uniqueKeysWithValues: names.filter { $0 != "run.json" && !$0.hasPrefix(".") }.map {
          ($0, try Data(contentsOf: URL(fileURLWithPath: "\(folder)/out/\($0)")))
        })
    }
    #expect(try start(words, output: null, errors: null).wait() == 0)
    let whole = try files()
    try FileManager.default.removeItem(atPath: folder)
    #expect(
      try start(words, output: null, errors: null, redirecting: redirection).wait() == 0)
    #expect(try files() == whole)
  }
}

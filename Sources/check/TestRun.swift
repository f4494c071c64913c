import Foundation
import Runs
import Synchronization

/// One run of `swift test`, followed while it runs: what it prints goes to a log, and what is worth a
/// reader's while to standard output.
struct TestRun {
  /// The signal that asked this program to stop; 0 if none did.
  private static let stop = Atomic<Int32>(0)

  private let child: ChildProgram
  private let events: URL
  private let log: URL
  private var report = TestReport(root: FileManager.default.currentDirectoryPath + "/")
  private var status = StatusLine()
  private var unread: [UInt8] = []
  private var eventBytes = 0

  /// Starts a command that writes its events to one file and all that it prints to another.
  init(_ words: [String], events: URL, log: URL) throws {
    (self.events, self.log) = (events, log)
    for file in [events, log] {
      guard FileManager.default.createFile(atPath: file.path, contents: nil) else {
        throw CourseError("\(file.relativePath) cannot be written: see who owns the folder.")
      }
    }
    for signal in [SIGINT, SIGTERM, SIGHUP] {
      Glibc.signal(signal) { TestRun.stop.store($0, ordering: .relaxed) }
    }
    let output = try FileHandle(forWritingTo: log)
    child = try ChildProgram(
      URL(fileURLWithPath: "/usr/bin/env"), words, output: output, errors: output)
  }

  /// Prints failures and targets as they come, up to the end of the run, and returns its code. If this
  /// program is told to stop, so is everything that it started.
  mutating func follow() throws -> Int32 {
    var code: Int32?
    while code == nil {
      code = child.codeIfEnded()
      for event in newEvents() { status.print(report.add(event)) }
      status.show(report.progress)
      let signal = Self.stop.load(ordering: .relaxed)
      if signal != 0 {
        status.print(["Stopping"])
        ProcessTree(child.identifier).end(with: signal)
        return 128 + signal
      }
      if code == nil { usleep(100_000) }
    }
    status.print([])
    return code.map(ChildProgram.shellCode) ?? 1
  }

  /// What to tell after the run: what stopped it, and the slowest tests if asked to.
  func closing(verbose: Bool) -> [String] {
    var lines = verbose ? ["The slowest tests:"] + report.slowest(10).map { "  " + $0 } : []
    if closingLine == nil {
      let noise = ["◇", "✔", "↳", "[", "Build complete!", "Test Suite"]
      let printed = logLines.filter { line in !noise.contains { line.hasPrefix($0) } }
      lines += ["The run broke off. The last lines that it printed:"] + printed.suffix(40)
      lines += report.running.map { "It was running \($0)." }
    }
    if !report.failed.isEmpty { lines.append("Failed: \(report.failed.joined(separator: ", "))") }
    return lines
  }

  /// The package manager's closing line, then that of the exercises, as far as there are such.
  var lastLines: [String] {
    [closingLine, logLines.last { $0.hasPrefix("exercises: ") }].compactMap(\.self)
  }

  /// Whether any test was to run.
  var hasTests: Bool { report.planned > 0 }

  private var closingLine: String? { logLines.last { $0.contains("Test run with ") } }

  private var logLines: [String] {
    let text = (try? Data(contentsOf: log)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    return text.split(separator: "\n").map(String.init)
  }

  /// The events that were written since the last call; the last line may not be whole yet.
  private mutating func newEvents() -> [TestEvent] {
    guard let file = try? FileHandle(forReadingFrom: events) else { return [] }
    try? file.seek(toOffset: UInt64(eventBytes))
    let bytes = (try? file.readToEnd()) ?? Data()
    eventBytes += bytes.count
    let parts = (unread + bytes).split(separator: 10, omittingEmptySubsequences: false)
    unread = Array(parts.last ?? [])
    return parts.dropLast().compactMap { TestEvent($0) }
  }
}

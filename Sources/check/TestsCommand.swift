import ArgumentParser
import Foundation
import Runs

/// `./check`: runs the tests that are built, and tells of them what a reader wants to know.
struct TestsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tests", abstract: "Run the tests and say what failed.")

  @Option(help: "Only the tests whose names match: --filter CoreTests, --filter GoldenTests.")
  var filter: [String] = []

  @Option(help: "All but the tests whose names match.")
  var skip: [String] = []

  @Flag(help: "Run one test after the other, and name the ten slowest.")
  var verbose = false

  func run() throws {
    let folder = URL(fileURLWithPath: ".build")
    let events = folder.appending(path: "tests-\(getpid()).jsonl")
    defer { try? FileManager.default.removeItem(at: events) }
    let words =
      ["swift", "test", "--skip-build", "--disable-xctest", "--event-stream-version", "0"]
      + ["--event-stream-output-path", events.path]
      + filter.flatMap { ["--filter", $0] } + skip.flatMap { ["--skip", $0] }
      // Tests that run beside each other wait for each other: their seconds would mean nothing.
      + (verbose ? ["--no-parallel"] : [])
    var run = try TestRun(words, events: events, log: folder.appending(path: "tests.log"))
    let code = try run.follow()
    if code == 0 && !run.hasTests { throw CourseError("No test has a name that matches.") }
    let advice = code == 0 ? [] : ["All that the tests printed is in .build/tests.log."]
    for line in run.closing(verbose: verbose) + advice + run.lastLines { print(line) }
    if code != 0 { throw ExitCode(code) }
  }
}

/// What is to be told of a run of the tests: its failures in full, a line for each target, and how
/// far it is.
struct TestReport {
  /// The tests of one target.
  private struct Target {
    var planned = 0
    var passed = 0
    var failed = 0
    var cancelled = 0
    var skipped = 0

    var ended: Int { passed + failed + cancelled + skipped }

    /// `143 passed, 1 failed`.
    var summary: String {
      let parts = [
        (passed, "passed"), (failed, "failed"), (cancelled, "not attempted"), (skipped, "skipped"),
      ]
      return parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }
  }

  private var targets: [String: Target] = [:]
  private var started: [String: Double] = [:]
  private var failures: Set<String> = []
  private var cancelled: Set<String> = []
  private var durations: [(test: String, seconds: Double)] = []
  private var cases = 0
  private let root: String

  /// Knows of no test yet; names files as seen from `root`.
  init(root: String) { self.root = root }

  /// Takes in what happened; returns the lines to print of it.
  mutating func add(_ event: TestEvent) -> [String] {
    guard let test = event.test, test.contains("/") else { return [] }
    let target = String(test.prefix { $0 != "." })
    switch event.kind {
    case "test": targets[target, default: Target()].planned += 1
    case "testStarted": started[test] = event.time
    case "testCancelled": cancelled.insert(test)
    case "testCaseEnded": cases += 1
    case "issueRecorded": return failure(event, of: test)
    case "testSkipped":
      targets[target]?.skipped += 1
      return line(of: target)
    case "testEnded":
      if let start = started.removeValue(forKey: test) {
        durations.append((test, event.time - start))
      }
      if failures.contains(test) {
        targets[target]?.failed += 1
      } else if cancelled.contains(test) {
        targets[target]?.cancelled += 1
      } else {
        targets[target]?.passed += 1
      }
      return line(of: target)
    default: break
    }
    return []
  }

  /// How many tests there are.
  var planned: Int { targets.values.map(\.planned).reduce(0, +) }

  /// How far the run is; a test may have many cases.
  var progress: String {
    if planned == 0 { return "Starting the tests" }
    let ended = targets.values.map(\.ended).reduce(0, +)
    return "\(ended) of \(planned) tests, \(cases) cases"
  }

  /// The tests that have begun and not ended, without their places.
  var running: [String] { started.keys.map(name).sorted() }

  /// The tests that failed, without their places.
  var failed: [String] { failures.map(name).sorted() }

  /// The slowest tests, the slowest first: `12.3 s  CoreTests.ShapeTests/broadcasts()`.
  func slowest(_ count: Int) -> [String] {
    durations.sorted { $0.seconds > $1.seconds }.prefix(count).map { test, seconds in
      "\(tenths(seconds)) s  \(name(test))"
    }
  }

  /// The lines of an issue; none if it is a known one or a warning, which have other symbols.
  private mutating func failure(_ event: TestEvent, of test: String) -> [String] {
    guard event.messages.contains(where: { $0.symbol == "fail" }) else { return [] }
    failures.insert(test)
    let place = event.place.map { ", " + ($0.hasPrefix(root) ? $0.dropFirst(root.count) : $0[...]) }
    let arguments = event.arguments.map { $0.isEmpty ? [] : ["with \($0)"] } ?? []
    let details = (arguments + event.messages.map(\.text)).flatMap {
      $0.split(separator: "\n", omittingEmptySubsequences: false)
    }
    return ["✘ \(name(test))\(place ?? "")"] + details.map { "    \($0)" }
  }

  /// The line of a target, once, when its last test has ended.
  private func line(of name: String) -> [String] {
    guard let target = targets[name], target.ended == target.planned else { return [] }
    let padded = name + String(repeating: " ", count: max(1, 16 - name.count))
    return ["\(target.failed == 0 ? "✔" : "✘") \(padded)\(target.summary)"]
  }

  /// A test without the file and line that end its identifier.
  private func name(_ test: String) -> String {
    test.split(separator: "/").dropLast().joined(separator: "/")
  }

  /// A number of seconds with one decimal.
  private func tenths(_ seconds: Double) -> String {
    let tenths = Int((seconds * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}

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

  /// Takes in what happened; returns the lines to print of it.
  mutating func add(_ event: TestEvent) -> [String] {
    guard let test = event.test, test.contains("/") else { return [] }
    let target = String(test.prefix { $0 != "." })
    switch event.kind {
    case "test": targets[target, default: Target()].planned += 1
    case "testStarted": started[test] = event.time
    case "testCancelled": cancelled.insert(test)
    case "issueRecorded": return failure(event, of: test, in: target)
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

  /// How many tests there are, and how many of them have ended.
  var progress: (ended: Int, planned: Int) {
    (targets.values.map(\.ended).reduce(0, +), targets.values.map(\.planned).reduce(0, +))
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

  private mutating func failure(
    _ event: TestEvent, of test: String, in target: String
  ) -> [String] {
    // A known issue, or a warning, has other symbols.
    guard event.messages.contains(where: { $0.symbol == "fail" }) else { return [] }
    failures.insert(test)
    return event.messages.enumerated().flatMap { number, message in
      let lines = message.text.split(separator: "\n", omittingEmptySubsequences: false)
      return lines.enumerated().map { line, text in
        number == 0 && line == 0 ? "✘ \(target): \(text)" : "    \(text)"
      }
    }
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

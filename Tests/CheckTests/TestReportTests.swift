import Testing

@testable import check

/// What `./check` tells of a run, from the lines that Swift Testing writes.
@Suite struct TestReportTests {
  private let first = "CoreTests.ShapeTests/broadcasts()/ShapeTests.swift:9:4"
  private let second = "CoreTests.ShapeTests/slices(_:)/ShapeTests.swift:19:4"
  private let third = "BookTests.TextTests/words()/TextTests.swift:5:4"

  private func plan(_ test: String) -> String {
    #"{"kind":"test","payload":{"id":"\#(test)","kind":"function","name":"a"},"version":0}"#
  }

  private func event(
    _ kind: String, _ test: String, at time: Double, _ messages: String = "", more: String = ""
  ) -> String {
    """
    {"kind":"event","payload":{"instant":{"absolute":\(time),"since1970":0},"kind":"\(kind)",\
    "messages":[\(messages)],\(more)"testID":"\(test)"},"version":0}
    """
  }

  /// The report of a stream, and the lines that it printed.
  private func told(_ lines: [String]) -> (report: TestReport, printed: [String]) {
    var report = TestReport(root: "/course/")
    let printed = lines.compactMap { TestEvent($0.utf8) }.flatMap { report.add($0) }
    return (report, printed)
  }

  @Test func aTargetIsOneLineWhenItsLastTestHasEnded() {
    let begun = [
      plan(first), plan(second), plan(third), event("testStarted", first, at: 1),
      event("testEnded", first, at: 2), event("testStarted", second, at: 2),
    ]
    #expect(told(begun).printed == [])
    #expect(told(begun).report.progress == "1 of 3 tests, 0 cases")
    #expect(told(begun).report.running == ["CoreTests.ShapeTests/slices(_:)"])
    let ended =
      begun + [event("testCancelled", second, at: 3), event("testEnded", second, at: 4.26)]
    #expect(told(ended).printed == ["✔ CoreTests       1 passed, 1 not attempted"])
    #expect(told(ended).report.running == [])
    #expect(
      told(ended).report.slowest(10)
        == ["2.3 s  CoreTests.ShapeTests/slices(_:)", "1.0 s  CoreTests.ShapeTests/broadcasts()"])
    #expect(told(ended).report.slowest(1).count == 1)
  }

  @Test func aFailureIsToldInFullAndAtOnce() {
    let messages = """
      {"symbol":"fail","text":"Expectation failed"},{"symbol":"details","text":"one\\ntwo"}
      """
    let more = """
      "_testCase":{"displayName":"7, 8"},"issue":{"sourceLocation":{"line":7,\
      "_filePath":"/course/Tests/BookTests/TextTests.swift"}},
      """
    let (report, printed) = told([
      plan(third), event("testStarted", third, at: 1),
      event("issueRecorded", third, at: 2, messages, more: more),
      event("testCaseEnded", third, at: 2), event("testEnded", third, at: 3),
    ])
    #expect(
      printed == [
        "✘ BookTests.TextTests/words(), Tests/BookTests/TextTests.swift:7", "    with 7, 8",
        "    Expectation failed", "    one", "    two", "✘ BookTests       1 failed",
      ])
    #expect(report.progress == "1 of 1 tests, 1 cases")
    #expect(report.failed == ["BookTests.TextTests/words()"])
  }

  @Test func whatIsNoFailureIsNotCountedAsOne() {
    let known = #"{"symbol":"passWithKnownIssue","text":"Test words() recorded a known issue"}"#
    let lines = [
      plan(third), event("testStarted", third, at: 1), event("issueRecorded", third, at: 2, known),
      event("testEnded", third, at: 3), plan(first), event("testSkipped", first, at: 3),
    ]
    #expect(told(lines).printed == ["✔ BookTests       1 passed", "✔ CoreTests       1 skipped"])
  }

  @Test func suitesAndLinesThatAreNoneAreLeftOut() {
    let suite = plan("CoreTests.ShapeTests").replacing("function", with: "suite")
    let (report, printed) = told([suite, "", "{", event("runStarted", "", at: 0)])
    #expect(printed == [] && report.planned == 0)
  }
}

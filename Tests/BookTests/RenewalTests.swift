import Foundation
import Runs
import Testing

@testable import Book

@Suite struct RenewalTests {
  private let style = "Sources/Notebook/Text/NumberStyle.swift"
  private let small: SmallBook
  private let folder: String

  init() throws {
    small = try SmallBook()
    _ = try small.makePrograms()
    folder = "Output/studies/01-lines/Output/01-lines"
  }

  private var renewal: Renewal {
    Renewal(
      root: small.root, programs: small.root.appending(path: ".build"),
      fingerprints: small.fingerprints)
  }

  @Test func nothingIsStaleInASoundBook() { #expect(renewal.staleRuns.map(\.run) == []) }

  @Test func staleRunsAreNamedWithTheirMinutes() throws {
    small.fingerprints["gradient"] = "b3"
    #expect(renewal.staleRuns.map(\.run) == ["default", "quick"])
    #expect(renewal.staleRuns.map(\.minutes) == [1.5, 1.5])
    #expect(renewal.staleRuns.map(\.chapter) == ["01-lines", "01-lines"])
    #expect(renewal.staleRuns.first?.reason == "its operation `gradient` rounds otherwise")
    try small.replace("? text :", by: "? text + text :", in: style)
    try small.replace("abs(line(1))", by: "abs(line(2))", in: "Sources/Judge/Judge.swift")
    try small.replace("strict", by: "strikt", in: "Data/judge/judge.txt")
    #expect(
      renewal.staleRuns.first?.reason == "the judge was replaced, `Judge.error` was changed,"
        + " `NumberStyle.text` was changed and 1 more")
  }

  @Test func eachRunIsTakenInAsSoonAsItIsMade() throws {
    small.fingerprints["gradient"] = "b3"
    let runs = renewal.staleRuns
    let told = try renewal.renew(runs[0]) { chapter, arguments, place in
      #expect(chapter == "01-lines")
      #expect(arguments == ["--out", "Output/01-lines", "--fresh"])
      #expect(place.hasSuffix("Output/studies/01-lines"))
      try small.makeOutput(in: folder)
    }
    #expect(told == "default: the same values and pictures")
    #expect(renewal.staleRuns.map(\.run) == ["quick"])
    #expect(try renewal.renew(runs[1]) { _, _, _ in } == "quick: the same values and pictures")
    #expect(renewal.staleRuns.map(\.run) == [])
    #expect(small.findings().map(\.description) == [])
  }

  @Test func aRunThatLiesThereFinishedIsNotMadeAgain() throws {
    small.fingerprints["gradient"] = "b3"
    try small.makeOutput(in: folder)
    _ = try renewal.renew(renewal.staleRuns[0]) { _, _, _ in Issue.record("made again") }
    #expect(renewal.staleRuns.map(\.run) == ["quick"])
    try small.replace("? text :", by: "? text + text :", in: style)
    try small.date(style, day: 50_000)
    #expect(throws: CourseError.self) { try renewal.renew(renewal.staleRuns[0]) { _, _, _ in } }
    #expect(renewal.staleRuns.map(\.run) == ["default", "quick"])
  }

  @Test func aRunThatIsInterruptedChangesNothing() throws {
    small.fingerprints["gradient"] = "b3"
    let before = try small.text("Chapters/01-lines/figures/receipts.json")
    #expect(throws: CancellationError.self) {
      try renewal.renew(renewal.staleRuns[0]) { _, _, _ in
        try small.write("01-lines\n", to: "\(folder)/unfinished")
        throw CancellationError()
      }
    }
    #expect(try small.text("Chapters/01-lines/figures/receipts.json") == before)
    try small.remove("\(folder)/unfinished")
    _ = try renewal.renew(renewal.staleRuns[0]) { _, _, _ in try small.makeOutput(in: folder) }
    #expect(renewal.staleRuns.map(\.run) == ["quick"])
  }

  @Test func whatDiffersIsTold() throws {
    small.fingerprints["gradient"] = "b3"
    let told = try renewal.renew(renewal.staleRuns[0]) { _, _, _ in
      try small.makeOutput(in: folder)
      try small.replace(
        "0.09124, \"text\": \"0.09124\"", by: "0.08, \"text\": \"0.08\"",
        in: "\(folder)/values.json")
      try small.date("\(folder)/values.json", day: 40_000)
      try small.write("<svg/>\n", to: "\(folder)/error.svg")
    }
    #expect(told == "default: error 0.09124 -> 0.08, another error.svg")
    #expect(try small.text("Chapters/01-lines/chapter.md").contains("error is 0.0800<!--"))
  }

  @Test func aStudyIsMadeInItsOwnFolder() throws {
    let receipts = "Chapters/01-lines/figures/receipts.json"
    try small.replace("\"quick\" : {", by: "\"steep\" : {", in: receipts)
    try small.replace("01-lines --quick", by: "course study steep", in: receipts)
    try small.replace("= quick/points", by: "= steep/points", in: "Chapters/01-lines/chapter.md")
    let steep = Study(
      name: "steep", chapter: "01-lines", arguments: ["--break", "steep"], minutes: 2, summary: "")
    let renewal = Renewal(
      root: small.root, programs: small.root, fingerprints: small.fingerprints, studies: [steep])
    #expect(renewal.staleRuns.map(\.reason) == ["its arguments were ``, and are `--break steep`"])
    let told = try renewal.renew(renewal.staleRuns[0]) { _, arguments, place in
      #expect(arguments == ["--break", "steep", "--out", "Output/studies/steep", "--fresh"])
      #expect(place == small.root.path)
      try small.makeOutput(arguments: "\"--break\", \"steep\"", in: "Output/studies/steep")
    }
    #expect(told == "steep: the same values and pictures")
    #expect(renewal.staleRuns.map(\.run) == [])
  }
}

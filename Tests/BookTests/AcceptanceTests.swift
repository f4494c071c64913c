import Foundation
import Testing

@testable import Book

@Suite struct AcceptanceTests {
  private let receipts = "Chapters/01-lines/figures/receipts.json"
  private let program = "Chapters/01-lines/main.swift"
  private let style = "Sources/Notebook/Text/NumberStyle.swift"

  private func finishedBook() throws -> SmallBook {
    let small = try SmallBook()
    _ = try small.makePrograms()
    try small.makeOutput()
    return small
  }

  @Test func acceptingMakesFiguresReceiptsAndGoldens() throws {
    let small = try finishedBook()
    try small.remove("Chapters/01-lines/figures")
    try small.replace("0.4512", by: "0.9999", in: "Chapters/01-lines/golden.txt")
    let (changes, refused) = try small.accept()
    #expect(refused == [])
    #expect(
      changes.contains {
        $0.path == "Chapters/01-lines/golden.txt" && $0.diff.contains("+step 2  error 0.4512")
      })
    #expect(small.findings().map(\.description) == [])
    #expect(try small.accept().changes.isEmpty)
  }

  @Test func aChangedNumberIsWovenIntoTheText() throws {
    let small = try finishedBook()
    try small.replace(
      "0.09124, \"text\": \"0.09124\"", by: "0.08, \"text\": \"0.08\"",
      in: "Output/01-lines/values.json")
    try small.date("Output/01-lines/values.json", day: 40_000)
    #expect(try small.accept().refused == [])
    #expect(try small.text("Chapters/01-lines/chapter.md").contains("error is 0.0800<!--"))
    #expect(try small.text("README.md").contains("error of 0.0800<!--"))
    #expect(small.findings().map(\.description) == [])
  }

  @Test func measuredMinutesAreWovenIntoTheText() throws {
    let small = try finishedBook()
    let text = "Chapters/01-lines/chapter.md"
    let note = "<!-- = training-minutes %.1f -->"
    try small.replace("At the end", by: "It took 0\(note) minutes. At the end", in: text)
    #expect(try small.accept().refused == [])
    #expect(try small.text(text).contains("It took 1.1\(note) minutes."))
    #expect(small.findings().map(\.description) == [])
  }

  @Test(arguments: [("\"--epochs\", \"1\"", "--epochs 1"), ("\"--quick\"", "--quick")])
  func aRunWithOtherSettingsIsRefused(settings: String, words: String) throws {
    let small = try finishedBook()
    try small.makeOutput(arguments: "\"--progress\", \"none\", " + settings)
    let before = try small.text(receipts)
    let refused = try small.accept().refused
    #expect(refused.count == 1)
    #expect(refused.first?.contains("it was made with `\(words)`") == true)
    #expect(try small.text(receipts) == before)
  }

  @Test func aRunOfOlderCodeIsRefused() throws {
    let small = try finishedBook()
    try small.replace("1...40", by: "1...41", in: program)
    try small.date("Output/01-lines/values.json", day: 30)
    try small.date(program, day: 31)
    let refused = try small.accept().refused
    #expect(refused.first?.contains("main.swift was changed after it") == true)
  }

  @Test func aRunOfAnOlderNotebookIsRefused() throws {
    let small = try finishedBook()
    try small.replace("as it is", by: "as it was", in: style)
    try small.date("Output/01-lines/values.json", day: 30)
    try small.date(style, day: 31)
    #expect(try small.accept().refused == [])
    try small.replace("? text :", by: "? text + text :", in: style)
    try small.date(style, day: 31)
    let refused = try small.accept().refused
    #expect(refused.first?.contains("NumberStyle.swift was changed after it") == true)
  }

  @Test func aRunThatGaveTheSameAgainIsTakenIn() throws {
    let small = try finishedBook()
    small.fingerprints["gradient"] = "b3"
    try small.replace("? text :", by: "? text + text :", in: style)
    #expect(small.findings().count == 2)
    try small.makeOutput()
    let (changes, refused) = try small.accept()
    #expect(refused == [])
    #expect(changes.map(\.path) == [receipts])
    #expect(small.findings().map(\.description) == [])
  }

  @Test func anUnfinishedRunIsRefused() throws {
    let small = try finishedBook()
    try small.write("01-lines\n", to: "Output/01-lines/unfinished")
    let refused = try small.accept().refused
    #expect(refused.first?.contains("an unfinished run") == true)
  }

  @Test func whatIsOnlyRememberedIsNotWritten() throws {
    let small = try finishedBook()
    let before = try small.text("README.md")
    let repository = small.repository
    try repository.apply(
      [Change("README.md", from: before, to: "# Other\n")], onlyInMemory: true)
    #expect(repository.text("README.md") == "# Other\n")
    #expect(try small.text("README.md") == before)
  }
}

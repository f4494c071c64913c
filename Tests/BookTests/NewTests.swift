import Foundation
import Runs
import Testing

@testable import Book

/// Chapters and exercises that `course new` makes, in the fixture's book.
@Suite struct NewTests {
  private let small: SmallBook

  init() throws { small = try SmallBook() }

  private func make(_ changes: [Change]) throws {
    try small.repository.apply(changes, onlyInMemory: false)
  }

  private func makeExercise(_ number: String, _ title: String = "A thought") throws {
    try make(NewExercise(number, title: title).changes(in: small.book))
  }

  @Test func anExerciseIsFourFilesAndTwoEntries() throws {
    let changes = try NewExercise("1.2", title: "The next step").changes(in: small.book)
    #expect(
      changes.map { "\($0.isNewFile ? "new" : "old") \($0.path)" } == [
        "new Chapters/01-lines/Exercises/Exercise1_2.swift",
        "new Sources/ExerciseChecks/Exercise1_2.swift",
        "new Tests/ExerciseTests/Proofs/Proof1_2.swift",
        "old Tests/ExerciseTests/Hints/01-lines.md",
        "old Chapters/01-lines/chapter.md",
        "old Sources/ExerciseList/ExerciseList.swift",
      ])
    try make(changes)
    #expect(small.findings().map(\.description) == [])
    let book = small.book
    #expect(book.exercises.map(\.title) == ["The sign of the step", "The next step"])
    #expect(book.hints(for: "1.2", chapter: "01-lines").count == 2)
    #expect(book.solution(of: "1.2", chapter: "01-lines")?.contains("{ 2 * x }") == true)
    let row = "\n  Exercise(\"1.2\", section: \"1.2\") { check(Answer1_2.self) },\n]\n"
    #expect(try small.text(ExercisePaths.table).hasSuffix("{ check(Answer1_1.self) },\(row)"))
  }

  @Test func aChapterIsWhole() throws {
    let changes = try NewChapter("03-splines").changes(in: small.book)
    #expect(
      changes.map(\.path) == [
        "Chapters/03-splines/main.swift", "Chapters/03-splines/Variations.swift",
        "Chapters/03-splines/chapter.md", "Chapters/03-splines/golden.txt",
        "Chapters/03-splines/figures/receipts.json",
        "Package.swift", "Chapters/03-splines/Exercises/Exercise3_1.swift",
        "Sources/ExerciseChecks/Exercise3_1.swift", "Tests/ExerciseTests/Proofs/Proof3_1.swift",
        "Tests/ExerciseTests/Hints/03-splines.md", "Sources/ExerciseList/ExerciseList.swift",
        "book.md",
      ])
    try make(changes)
    #expect(small.findings().map(\.description) == [])
    #expect(small.book.chapters.map(\.name) == ["01-lines", "02-curves", "03-splines"])
    #expect(small.book.exercises.map(\.number) == ["1.1", "3.1"])
    #expect(try small.text("book.md").contains("| [3. Splines](Chapters/03-splines/chapter.md) |"))
  }

  @Test func chaptersAndExercisesKeepTheirOrder() throws {
    try make(NewChapter("00-points", title: "Points").changes(in: small.book))
    try makeExercise("2.1")
    try makeExercise("1.2")
    try makeExercise("1.3")
    #expect(small.book.chapters.map(\.name) == ["00-points", "01-lines", "02-curves"])
    let rows = try small.text(ExercisePaths.table).matches(of: #/Exercise\("([\d.]+)"/#)
    #expect(rows.map { String($0.output.1) } == ["0.1", "1.1", "1.2", "1.3", "2.1"])
    #expect(small.book.exercises.map(\.number) == ["0.1", "1.1", "1.2", "1.3", "2.1"])
    #expect(small.findings().map(\.description) == [])
  }

  @Test func manyChaptersAreListedOnLinesThatFit() {
    let many = (1...9).reduce("let chapters = []\n") { text, number in
      NewChapter.manifest(text, adding: "0\(number)-a-name-of-some-length")
    }
    #expect(Repository.chapters(in: many).count == 9)
    #expect(many.linesOfText.allSatisfy { $0.count <= 100 })
  }

  @Test(arguments: [
    ("1.1", "A title", "Exercise 1.1 is there already, The sign of the step: the next one is 1.2."),
    ("1.3", "A title", "numbered in order: the next one is 1.2."),
    ("7.1", "A title", "There is no chapter 7: make one with `swift run -c release"),
    ("one", "A title", "`one` is no number of an exercise"),
    ("1.2", "A \"title\"", "is no title: write plain words"), ("1.2", " ", "is no title"),
  ])
  func anExerciseThatCannotBeMadeIsRefused(number: String, title: String, words: String) throws {
    let error = #expect(throws: CourseError.self) { try makeExercise(number, title) }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  @Test(arguments: [
    ("02-splines", "The number 2 belongs to the chapter 02-curves: take another."),
    ("splines", "`splines` is no name of a chapter"), ("3-splines", "no name of a chapter"),
    ("03-Splines", "no name of a chapter"), ("03", "no name of a chapter"),
  ])
  func aChapterThatCannotBeMadeIsRefused(name: String, words: String) throws {
    let error = #expect(throws: CourseError.self) { try NewChapter(name).changes(in: small.book) }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  @Test(arguments: [
    "Chapters/03-splines/main.swift", "Chapters/03-splines/golden.txt",
    "Chapters/03-splines/Exercises/Exercise3_1.swift", "Sources/ExerciseChecks/Exercise3_1.swift",
    "Tests/ExerciseTests/Proofs/Proof3_1.swift",
  ])
  func nothingIsOverwritten(file: String) throws {
    try small.write("mine", to: file)
    let error = #expect(throws: CourseError.self) {
      try NewChapter("03-splines").changes(in: small.book)
    }
    #expect(
      error?.description == "\(file) is there already, and nothing was written: move it away first."
    )
  }

  @Test func aSectionThatIsNotThereIsRefused() throws {
    let error = #expect(throws: CourseError.self) {
      try NewExercise("1.2", title: "A", section: "1.7").changes(in: small.book)
    }
    #expect(error?.description.contains("the sections of 01-lines are 1.1, 1.2.") == true)
  }
}

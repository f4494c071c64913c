import Fingerprints
import Foundation
import Runs
import Testing

@testable import Book

@Suite struct InputTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../..")

  @Test(arguments: harmlessChanges.indices) func isNoChange(_ index: Int) throws {
    let small = try SmallBook()
    try harmlessChanges[index].change(small)
    let findings = small.findings().filter { $0.check == "receipts" }
    #expect(findings == [], "\(harmlessChanges[index].what)")
  }

  @Test func everyRunReadsTheDataThatItNames() {
    let repository = BookRepository(root: Self.root)
    let reader = InputReader(repository, fingerprints: [:])
    for chapter in Book(repository).chapters {
      let inputs = reader.inputs(of: chapter, for: "default")
      // Chapter 3 plays no game, chapter 5 plays for points, and chapter 7 asks two judges when its
      // games are over.
      let asksTwo = chapter.number == 7
      let isJudged = chapter.number >= 3 && chapter.number != 5 && !asksTwo
      let judges = asksTwo ? ["judge", "second-judge"] : isJudged ? ["judge"] : []
      let pictures = chapter.number == 0 ? [] : ["mnist"]
      #expect(inputs.data.keys.sorted() == (judges + pictures).sorted(), "\(chapter.name)")
      let isWatched = isJudged && chapter.number != 3
      #expect((inputs.calls["Monitor.visit"] != nil) == isWatched, "\(chapter.name)")
      #expect((inputs.calls["Judge.evaluate"] != nil) == isJudged, "\(chapter.name)")
      let carriers = ["Console", "Progress", "RunFolder", "Checkpoints", "SharedFlags", "Machine"]
      #expect(inputs.calls.keys.filter { carriers.contains(String($0.prefix { $0 != "." })) } == [])
    }
  }

  @Test func everyFolderOfTheNotebookIsOfOneKind() {
    let repository = BookRepository(root: Self.root)
    let folders = repository.names(in: "Sources/Notebook").filter { !$0.hasSuffix(".swift") }
    #expect(folders.sorted() == (NotebookParts.making.union(NotebookParts.carrying)).sorted())
    #expect(NotebookParts.making.isDisjoint(with: NotebookParts.carrying))
  }

  /// A new operation, layer or optimiser needs a fingerprint; what is gone needs none.
  @Test func everyPublicNameOfTheCoreHasAFingerprintOrNeedsNone() {
    let repository = BookRepository(root: Self.root)
    let names = InputReader(repository, fingerprints: [:]).coreNames
    let known = Set(Fingerprints.names).union(Fingerprints.needNone.keys)
    #expect(names.subtracting(known).sorted() == [], "without a fingerprint")
    #expect(known.subtracting(names).sorted() == [], "not in the core")
    #expect(Set(Fingerprints.names).isDisjoint(with: Fingerprints.needNone.keys))
    #expect(names.count > 80)
  }

  @Test func everyNameThatAChapterUsesHasAFingerprintOrNeedsNone() {
    let repository = BookRepository(root: Self.root)
    let reader = InputReader(repository, fingerprints: [:])
    let known = Set(Fingerprints.names).union(Fingerprints.needNone.keys)
    for chapter in Book(repository).chapters {
      let names = reader.coreNames(usedBy: chapter)
      #expect(names.subtracting(known).sorted() == [], "\(chapter.name)")
      let common = ["Dense", "RandomGenerator", "+"] + (chapter.number == 0 ? [] : ["PixelImage"])
      #expect(names.isSuperset(of: common), "\(chapter.name)")
    }
  }

  @Test func receiptsKeepWhatRunsDependOn() throws {
    let small = try SmallBook()
    let path = "Chapters/01-lines/figures/receipts.json"
    let receipts = try Receipts(small.text(path))
    #expect(try receipts.text() == small.text(path))
    #expect(receipts.inputs(of: "default")?.data.keys.sorted() == ["judge", "points"])
    #expect(receipts.inputs(of: "default") == receipts.inputs(of: "quick"))
    #expect(try Receipts("{}\n") == Receipts())
    try small.replace("\"default\" : {", by: "\"other\" : {", in: path)
    let text = try small.text(path).replacing("\"inputs\" : \"", with: "\"inputs\" : \"0")
    #expect(throws: CourseError.self) { try Receipts(text) }
  }
}

import Foundation
import Runs
import Testing

@testable import Notebook

@Suite struct RunTests {
  private let temporary = NSTemporaryDirectory() + "notebook-\(UUID().uuidString)"

  private func folder(_ name: String = "run") throws -> RunFolder {
    try RunFolder(
      chapter: "01-autoencoder", out: temporary + "/" + name, repository: Repository.find())
  }

  private func complaint(_ body: () throws -> Void) -> String {
    do { try body() } catch { return "\(error)" }
    return ""
  }

  @Test func anUnfinishedRunIsNotOverwritten() throws {
    defer { try? FileManager.default.removeItem(atPath: temporary) }
    let folder = try folder()
    try folder.prepare(fresh: false, resume: false)
    try folder.begin(command: "01-autoencoder --steps 9")
    let words = complaint { try folder.prepare(fresh: false, resume: false) }
    #expect(words.contains("unfinished run (01-autoencoder --steps 9)"))
    #expect(words.contains("--fresh") && !words.contains("\n"))
    try folder.prepare(fresh: true, resume: false)
    try folder.prepare(fresh: false, resume: false)
  }

  @Test func aFinishedRunLeavesNoMark() throws {
    defer { try? FileManager.default.removeItem(atPath: temporary) }
    let folder = try folder()
    try folder.prepare(fresh: false, resume: false)
    try folder.begin(command: "01-autoencoder")
    try folder.finish()
    try folder.finish()
    try folder.prepare(fresh: false, resume: false)
  }

  @Test func resumingNeedsACheckpoint() throws {
    defer { try? FileManager.default.removeItem(atPath: temporary) }
    let words = complaint { try folder().prepare(fresh: false, resume: true) }
    #expect(words.contains("no checkpoint") && words.contains("--fresh"))
  }

  @Test func aFileInTheWayIsOneClearLine() throws {
    defer { try? FileManager.default.removeItem(atPath: temporary) }
    let folder = try folder()
    try folder.prepare(fresh: false, resume: false)
    try folder.write([1], as: "file")
    let words = complaint { try self.folder("run/file").prepare(fresh: false, resume: false) }
    #expect(words.contains("Cannot make the folder") && words.contains("--out"))
    #expect(!words.contains("\n"))
  }

  @Test func aVanishedFolderIsOneClearLine() throws {
    let folder = try folder()
    try folder.prepare(fresh: false, resume: false)
    try FileManager.default.removeItem(atPath: temporary)
    let words = complaint { try folder.write([1], as: "file") }
    #expect(words.contains("Cannot write \(temporary)/run/file"))
    #expect(!words.contains("\n"))
  }

  @Test func pathsOfTheCourseDoNotDependOnWhereItLies() throws {
    let course = Repository(path: "/somewhere")
    let folder = try RunFolder(chapter: "01-autoencoder", out: nil, repository: course)
    #expect(folder.name == "Output/01-autoencoder")
    #expect(folder.path == "/somewhere/Output/01-autoencoder")
  }

  @Test func theCourseIsFoundFromBelow() throws {
    defer { try? FileManager.default.removeItem(atPath: temporary) }
    let deep = temporary + "/Chapters/01-first"
    try FileManager.default.createDirectory(atPath: deep, withIntermediateDirectories: true)
    let manifest = Data("let chapters = [\n  \"01-first\",\n]\n".utf8)
    #expect(
      FileManager.default.createFile(atPath: temporary + "/Package.swift", contents: manifest))
    let fromBelow = try Repository.find(from: deep, orFrom: "/")
    #expect(try fromBelow.path == Repository.find(from: "/", orFrom: deep).path)
    #expect(fromBelow.chapters == ["01-first"])
    #expect(complaint { _ = try Repository.find(from: "/", orFrom: "/") }.contains("Chapters/"))
  }

  @Test func recordsSurviveTheFile() throws {
    defer { try? FileManager.default.removeItem(atPath: temporary) }
    var record = RunRecord(chapter: "01-a", title: "A", arguments: ["--quick"], seed: 7)
    record.add(.init(name: "loss", value: 0.0912, text: "0.0912", label: "test loss", isKey: true))
    record.add(.init(name: "none", value: .infinity, text: "infinity", label: "", isKey: false))
    let folder = try folder()
    try folder.prepare(fresh: false, resume: false)
    try folder.write(record.json(), as: "values.json")
    #expect(try RunRecord.read(from: folder.path) == record)
    #expect(try record.json() == record.json())
    try folder.write([UInt8]("{".utf8), as: "values.json")
    #expect(complaint { _ = try RunRecord.read(from: folder.path) }.contains("damaged"))
  }

  @Test func aNameIsRecordedOnce() async {
    await #expect(processExitsWith: .failure) {
      var record = RunRecord(chapter: "", title: "", arguments: [], seed: 0)
      for _ in 0..<2 {
        record.add(.init(name: "loss", value: 0, text: "0", label: "", isKey: false))
      }
    }
  }
}

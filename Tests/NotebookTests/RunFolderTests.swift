import Core
import Foundation
import Runs
import Testing

@testable import Notebook

/// What a run did not write is never deleted, renamed or overwritten.
@Suite struct RunFolderTests {
  private let temporary = NSTemporaryDirectory() + "folder-\(UUID().uuidString)"
  private var path: String { temporary + "/run" }

  init() throws { try Files.createFolder(path) }

  private func clean() { try? FileManager.default.removeItem(atPath: temporary) }

  private func folder() throws -> RunFolder {
    try RunFolder(chapter: "01-autoencoder", out: path, repository: Repository.find())
  }

  /// A folder that a run has been in, which wrote a file and ended.
  private func used() throws -> RunFolder {
    let folder = try folder()
    try folder.prepare(fresh: false, resume: false)
    try folder.begin(command: "01-autoencoder")
    try folder.makeCheckpointFolder()
    try folder.write([1, 2], as: "checkpoints/game-step-1.safetensors")
    try folder.write([3], as: "samples.png")
    return folder
  }

  private func add(_ file: String, _ text: String = "mine") throws {
    try Files.write(Array(text.utf8), to: "\(path)/\(file)")
  }

  private func complaint(_ body: () throws -> Void) -> String {
    do { try body() } catch { return "\(error)" }
    return ""
  }

  /// Everything in the folder and what links lead to: names, kinds and bytes.
  private func all() throws -> [String: String] {
    var found: [String: String] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(path)/\(name)")
      let data = FileManager.default.contents(atPath: "\(path)/\(name)") ?? Data()
      found[name] = (link ?? "") + ":" + String(decoding: data, as: UTF8.self)
    }
    return found
  }

  private func expectRefusal(_ words: String, _ comment: Comment = "") throws {
    let before = try all()
    for fresh in [false, true] {
      let said = complaint { try folder().prepare(fresh: fresh, resume: false) }
      #expect(said.contains(words) && said.hasSuffix("such as --out \(path)-2."), comment)
      #expect(!said.contains("\n"))
    }
    #expect(try all() == before, comment)
  }

  @Test(arguments: [
    "samples.png", "loss.svg", "metrics.csv", "values.json", "samples.idx", "a.safetensors",
    "output.txt", "unfinished", "checkpoints", ".notebook-partial",
  ])
  func aNameThatIsTakenIsRefused(name: String) throws {
    defer { clean() }
    try add(name)
    try expectRefusal("run holds \(name), which no run of the course wrote")
    try FileManager.default.removeItem(atPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      atPath: "\(path)/\(name)/inside", withIntermediateDirectories: true)
    try expectRefusal("run holds \(name),", "a folder")
    try FileManager.default.removeItem(atPath: "\(path)/\(name)")
    symlink("/nowhere", "\(path)/\(name)")
    try expectRefusal("run holds \(name),", "a link that leads nowhere")
  }

  @Test func otherNamesAreWelcome() throws {
    defer { clean() }
    for name in ["notes.txt", "download.zip.partial", ".hidden", "model.pt"] { try add(name) }
    let before = try all()
    try used().finish()
    #expect(try all().filter { before[$0.key] != nil } == before)
  }

  @Test func afterARunOtherPeoplesFilesAreStillSafe() throws {
    defer { clean() }
    try used().finish()
    try folder().prepare(fresh: false, resume: false)
    try add("mine.png")
    try expectRefusal("run holds mine.png, which no run of the course wrote")
    unlink("\(path)/mine.png")
    try add("samples.png", "touched up")
    try expectRefusal("run holds samples.png, which is no longer as a run has left it")
    unlink("\(path)/samples.png")
    symlink("/etc/passwd", "\(path)/samples.png")
    try expectRefusal("run holds samples.png, which is no longer as a run has left it")
    unlink("\(path)/samples.png")
    try folder().prepare(fresh: false, resume: false)
  }

  @Test func checkpointsOfOthersAreSafe() throws {
    defer { clean() }
    _ = try used()
    try add("checkpoints/mine.pt")
    try expectRefusal("run holds checkpoints/mine.pt, which no run of the course wrote")
    unlink("\(path)/checkpoints/mine.pt")
    rename("\(path)/checkpoints", temporary + "/elsewhere")
    symlink(temporary + "/elsewhere", "\(path)/checkpoints")
    try expectRefusal("run holds checkpoints, which is no longer as a run has left it")
    #expect(try Files.names(in: temporary + "/elsewhere") == ["game-step-1.safetensors"])
  }

  @Test func startingOverRemovesWhatTheListNames() throws {
    defer { clean() }
    _ = try used()
    try add("notes.txt")
    try folder().prepare(fresh: true, resume: false)
    #expect(try Files.names(in: path) == ["notes.txt", "samples.png"])
  }

  /// What was killed while it wrote has left a line, or half of one, for a file that never came.
  @Test func aListThatWasBrokenOffIsRead() throws {
    defer { clean() }
    try used().finish()
    var list = try Files.read("\(path)/.notebook-files")
    list += Array("1 7 samples.png\n2 3 nothing.png\n1234 5".utf8)
    try Files.write(list, to: "\(path)/.notebook-files")
    for byte in [4, 5] as [UInt8] {
      let folder = try folder()
      try folder.prepare(fresh: false, resume: false)
      try folder.write([byte], as: "samples.png")
    }
    try folder().prepare(fresh: true, resume: false)
  }

  @Test func aListNamesNothingOutsideOfItsFolder() throws {
    defer { clean() }
    try Files.write([1], to: temporary + "/outside")
    try Files.createFolder(temporary + "/checkpoints")
    let contents = try #require(Files.contents(of: temporary + "/outside"))
    let names = [
      "../outside", temporary + "/outside", "checkpoints/../../outside", "a/../b", "x/y",
    ]
    for name in names {
      try add(
        ".notebook-files", "\(String(contents.checksum, radix: 16)) \(contents.count) \(name)\n")
      let folder = try folder()
      try folder.prepare(fresh: true, resume: false)
      #expect(!folder.manifest.lists(name) && !Manifest.isInside(name))
      try folder.remove(name)
    }
    #expect(Files.kind(of: temporary + "/outside") == .file)
  }

  @Test func aFileThatComesDuringTheRunIsSafe() throws {
    defer { clean() }
    let folder = try folder()
    try folder.prepare(fresh: false, resume: false)
    try folder.begin(command: "01-autoencoder", resuming: "more --resume")
    try add("samples.png")
    #expect(
      complaint { try folder.write([1], as: "samples.png") }
        == "Cannot write \(path)/samples.png: somebody else's file of that name is there. Move it away."
        + " Then go on with: more --resume")
    try add("checkpoints")
    #expect(complaint { try folder.makeCheckpointFolder() }.contains("is in the way"))
    #expect(try all()["samples.png"] == ":mine" && all()["checkpoints"] == ":mine")
  }

  @Test func aFinishedRunOfAnEarlierVersionIsReplaced() throws {
    defer { clean() }
    var record = RunRecord(chapter: "01-a", title: "A", arguments: [], seed: 1)
    record.files = ["samples.png", "values.json"]
    try Files.write(record.json(), to: "\(path)/values.json")
    for file in ["samples.png", "output.txt", "run.json"] { try add(file) }
    try add("mine.png")
    try expectRefusal("run holds mine.png, which")
    unlink("\(path)/mine.png")
    let folder = try folder()
    try folder.prepare(fresh: false, resume: false)
    try folder.write([1], as: "samples.png")
    try add("values.json", "{}")
    try expectRefusal("run holds values.json, which is no longer")
  }

  @Test func anUnfinishedRunOfAnEarlierVersionIsKept() throws {
    defer { clean() }
    try add("unfinished", "01-autoencoder --seed 2\n")
    try Files.createFolder(path + "/checkpoints")
    try add("checkpoints/training-step-10.safetensors")
    try expectRefusal("holds an unfinished run (01-autoencoder --seed 2) of an earlier version")
    let said = complaint { try folder().prepare(fresh: false, resume: true) }
    #expect(said.contains("of an earlier version of the course, which this one cannot go on with"))
    #expect(RunState(of: path) == .unfinishedEarlier("01-autoencoder --seed 2"))
  }

  @Test func whatCannotBeUsedGetsAFreeName() throws {
    defer { clean() }
    let folder = try used()
    let file = "checkpoints/game-step-1.safetensors"
    try add("\(file).unreadable", "older")
    #expect(try folder.setAside(file) == "\(file).2.unreadable")
    #expect(try all()["\(file).unreadable"] == ":older")
  }
}

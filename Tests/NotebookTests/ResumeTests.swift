import Book
import Core
import Foundation
import Testing

/// Runs of a small chapter, interrupted in every way and resumed: they end with the bits of a run
/// that nobody disturbed.
@Suite struct ResumeTests {
  private let folder = NSTemporaryDirectory() + "resume-\(UUID().uuidString)"

  /// What a run printed, and how it ended: its code, or minus the signal that ended it.
  private struct Ended {
    var code: Int32
    var output: String
    var errors: String
  }

  private func run(
    _ arguments: [String] = [], to out: String = "out", disturbedBy settings: [String: Int] = [:]
  ) throws -> Ended {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let (output, errors) = (try PrintedText(), try PrintedText())
    let child = try ChildProgram(
      Bundle.main.bundleURL.appending(path: "SmallRun"),
      ["--progress", "none", "--out", out] + arguments, in: URL(fileURLWithPath: folder),
      environment: Dictionary(
        uniqueKeysWithValues: settings.map { ("SMALL_RUN_" + $0.key, String($0.value)) }),
      output: output.writer, errors: errors.writer)
    let (printed, complaints) = (output.readToEnd(), errors.readToEnd())
    return Ended(code: child.wait(), output: printed, errors: complaints)
  }

  /// All that a run leaves, by file, but for the arguments and times; what it printed is among it,
  /// with the names of folders left out.
  private func results(_ ended: Ended, in out: String = "out") throws -> [String: [UInt8]] {
    let files = try Files.names(in: "\(folder)/\(out)").filter { $0 != "run.json" }
    var results: [String: [UInt8]] = [:]
    for file in files { results[file] = try Files.read("\(folder)/\(out)/\(file)") }
    #expect(results["output.txt"] == Array(ended.output.utf8))
    let text = ended.output.replacing(/\b(whole|out-moved|out)\b/, with: "FOLDER")
    results["output.txt"] = Array(text.utf8)
    let record = String(decoding: results["values.json"] ?? [], as: UTF8.self)
    results["values.json"] = Array(record.replacing(/"arguments" : \[[^\]]*\]/, with: "").utf8)
    return results
  }

  /// The files that two runs do not share byte for byte.
  private func differences(_ a: [String: [UInt8]], _ b: [String: [UInt8]]) -> [String] {
    Set(a.keys).union(b.keys).filter { a[$0] != b[$0] }.sorted()
  }

  private func checkpoints(_ out: String = "out") throws -> [String] {
    try Files.names(in: "\(folder)/\(out)/checkpoints")
  }

  @Test func interruptedAndResumedIsUninterrupted() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let whole = try results(run())
    let looks = [1, 8, 14, 21, 27, 34, 40].map { "look-\($0).png" }
    #expect(
      whole.keys.sorted()
        == ([
          "critic.safetensors", "film.png", "looks.svg", "metrics.csv", "model.safetensors",
          "moments.png", "output.txt", "values.json",
        ] + looks).sorted())
    // Ctrl-C, SIGTERM, kill -9, a second Ctrl-C; the last leaves a run without a new checkpoint.
    let ends: [(signal: Int32, times: Int, code: Int32)] = [
      (SIGINT, 1, 130), (SIGTERM, 1, 143), (SIGKILL, 1, -9), (SIGINT, 2, 130), (SIGTERM, 2, 143),
    ]
    var compared = 0
    for step in [1, 16, 17, 40] {
      for end in ends {
        let settings = ["AT": step, "SIGNAL": Int(end.signal), "TIMES": end.times]
        let broken = try run(disturbedBy: settings)
        #expect(broken.code == end.code, "\(broken.errors)")
        if end.times == 1 && end.signal != SIGKILL {
          #expect(
            broken.errors.contains("the game: interrupted after step \(step) of 40. Go on with: "))
          #expect(broken.errors.contains(" 00-small --progress none --out out --resume\n"))
          #expect(try checkpoints().contains("the-game-step-\(step).safetensors"))
        }
        #expect(try checkpoints().filter { $0.hasPrefix("the-game") }.count <= 2)
        let resumed = try run(["--resume"])
        #expect(resumed.code == 0, "\(resumed.errors)")
        let others = try differences(results(resumed), whole)
        #expect(others == [], "after step \(step), signal \(end.signal)")
        compared += 1
      }
    }
    #expect(compared == 20)
  }

  @Test func aRunCanBeInterruptedAgainAndAgain() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let whole = try results(run())
    var arguments: [String] = []
    for step in [3, 11, 12, 29] {
      let settings = ["AT": step, "SIGNAL": Int(SIGINT)]
      #expect(try run(arguments + ["--threads", "1"], disturbedBy: settings).code == 130)
      arguments = ["--resume"]
      // What is left where a program is killed while it writes.
      try Files.write([1], to: "\(folder)/out/metrics.csv.77.partial")
      try Files.write([1], to: "\(folder)/out/checkpoints/the-game-step-9.safetensors.77.partial")
    }
    #expect(try differences(results(run(["--resume", "--threads", "2"])), whole) == [])
  }

  @Test func aDamagedCheckpointIsLeftOut() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let whole = try results(run())
    for damaged in [1, 2] {
      #expect(try run(disturbedBy: ["AT": 18, "SIGNAL": Int(SIGKILL)]).code == -9)
      let names = ["the-game-step-16.safetensors", "the-game-step-12.safetensors"]
      #expect(try Set(names).isSubset(of: checkpoints()))
      for name in names.prefix(damaged) {
        let path = "\(folder)/out/checkpoints/\(name)"
        var bytes = try Files.read(path)
        bytes[bytes.count - 9] ^= 1
        try Files.write(bytes, to: path)
      }
      let resumed = try run(["--resume"])
      #expect(
        resumed.errors
          == names.prefix(damaged).map {
            "Warning: out/checkpoints/\($0) is left out: its checksum is not that of its contents.\n"
          }.joined())
      #expect(try differences(results(resumed), whole) == [])
    }
  }

  @Test func anUnfinishedRunIsKeptFromOtherRuns() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try run(disturbedBy: ["AT": 5, "SIGNAL": Int(SIGINT)]).code == 130)
    let before = try checkpoints()
    for arguments in [[], ["--seed", "2", "--resume"], ["--quick", "--resume"]] {
      let refused = try run(arguments)
      #expect(refused.code == 1 && refused.output.isEmpty)
      #expect(refused.errors.contains("--fresh") && refused.errors.count { $0 == "\n" } == 1)
    }
    #expect(try checkpoints() == before)
    #expect(try run(["--fresh", "--quick"]).code == 0)
    #expect(!FileManager.default.fileExists(atPath: folder + "/out/checkpoints"))
    let nothing = try run(["--resume"])
    #expect(nothing.code == 1 && nothing.errors.contains("--fresh in place of --resume"))
  }

  @Test(arguments: [
    (
      "POISON", 18,
      "critic is nan, the parameter 1.scale of Sequential 1 is not finite. The training has diverged;"
        + " a smaller learning rate is the usual cure. The last good checkpoint is"
        + " out/checkpoints/the-game-step-16.safetensors."
    ),
    (
      "LOGARITHM", 3,
      "critic is -infinity, the first operation with such a result is logarithm []. The training has"
        + " diverged; a smaller learning rate is the usual cure."
    ),
  ])
  func aTrainingThatDivergesSaysWhere(setting: String, step: Int, words: String) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let ended = try run(disturbedBy: [setting: step])
    #expect(ended.code == 1)
    #expect(ended.errors == "Error: the game, step \(step): \(words)\n")
  }

  @Test func foldersThatCannotBeWrittenAreOneLine() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (out, words) in [("/sys", "not allowed"), ("/proc/x", "--out"), ("/dev/null/x", "--out")] {
      let ended = try run(to: out)
      #expect(ended.code == 1 && ended.errors.contains(words))
      #expect(ended.errors.count { $0 == "\n" } == 1, "\(ended.errors)")
    }
  }

  @Test(arguments: [
    ("FULL", "the-game-step-20.safetensors: it cannot be written (File too large)", "out"),
    ("VANISH", "the-game-step-20.safetensors: its folder does not exist", "out-moved"),
  ])
  func whatWasSavedOutlivesTheDisk(setting: String, words: String, place: String) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let whole = try results(run(to: "whole"), in: "whole")
    let ended = try run(disturbedBy: [setting: 18])
    #expect(ended.code == 1 && ended.errors.contains(words))
    #expect(ended.errors.count { $0 == "\n" } == 1, "\(ended.errors)")
    #expect(
      try checkpoints(place).suffix(2).sorted() == [
        "the-game-step-12.safetensors", "the-game-step-16.safetensors",
      ])
    let resumed = try run(["--resume"], to: place)
    #expect(resumed.code == 0, "\(resumed.errors)")
    #expect(try differences(results(resumed, in: place), whole) == [])
  }
}

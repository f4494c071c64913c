import Core
import Foundation
import Testing

/// Runs of a small chapter, interrupted in every way and resumed: they end with the bits of a run
/// that nobody disturbed.
@Suite struct ResumeTests {
  private let small = SmallRun()

  private func expectWhole(
    _ ended: SmallRun.Ended, in out: String = "out", like whole: [String: [UInt8]],
    _ words: Comment = ""
  ) throws {
    #expect(ended.code == 0, "\(ended.errors)")
    let results = try small.results(in: out)
    #expect(small.differences(results, whole) == [], words)
    #expect(try Files.read("\(small.folder)/\(out)/output.txt") == Array(ended.output.utf8))
  }

  @Test func interruptedAndResumedIsUninterrupted() throws {
    defer { small.clean() }
    #expect(try small.run().code == 0)
    let whole = try small.results()
    let looks = [1, 8, 14, 21, 27, 34, 40].map { "look-\($0).png" }
    #expect(
      whole.keys.sorted()
        == ([
          "critic.safetensors", "film.png", "looks.svg", "metrics.csv", "model.safetensors",
          "moments.png", "output.txt", "values.json",
        ] + looks).sorted())
    // Ctrl-C, SIGTERM, SIGHUP, kill -9, and the same signal twice at once, from two senders.
    let ends: [(signal: Int32, times: Int, code: Int32)] = [
      (SIGINT, 1, 130), (SIGTERM, 1, 143), (SIGHUP, 1, 129), (SIGKILL, 1, -9), (SIGTERM, 2, 143),
    ]
    var compared = 0
    for step in [1, 16, 17, 40] {
      for end in ends {
        let settings = ["AT": step, "SIGNAL": Int(end.signal), "TIMES": end.times]
        let broken = try small.run(disturbedBy: settings)
        #expect(broken.code == end.code, "\(broken.errors)")
        if end.signal != SIGKILL {
          #expect(
            broken.errors.contains("the game: interrupted after step \(step) of 40. Go on with: "))
          #expect(broken.resumingCommand.hasSuffix("SmallRun --progress none --out out --resume"))
          #expect(try small.checkpoints().contains("the-game-step-\(step).safetensors"))
        }
        #expect(try small.checkpoints().filter { $0.hasPrefix("the-game") }.count <= 2)
        try expectWhole(
          small.run(["--resume"]), like: whole, "after step \(step), signal \(end.signal)")
        compared += 1
      }
    }
    #expect(compared == 20)
    #expect(!FileManager.default.fileExists(atPath: small.folder + "/out/checkpoints"))
  }

  /// A signal that comes when another is being heeded ends the run without a new checkpoint; one that
  /// comes outside of a training ends it at once; both say how to go on.
  @Test(arguments: [
    ["AT": 17, "SIGNAL": Int(SIGINT), "TIMES": 2, "PAUSE": 1_200_000], ["AFTER": Int(SIGINT)],
    ["AFTER": Int(SIGHUP)],
  ])
  func anEndAtOnceCanBeGoneOnWith(settings: [String: Int]) throws {
    defer { small.clean() }
    #expect(try small.run().code == 0)
    let whole = try small.results()
    let broken = try small.run(disturbedBy: settings)
    #expect(broken.code == 128 + Int32(settings["AFTER"] ?? Int(SIGINT)))
    #expect(broken.errors.hasSuffix("\nInterrupted. Go on with: \(broken.resumingCommand)\n"))
    #expect(try small.checkpoints().contains("the-game-step-17.safetensors") == false)
    try expectWhole(small.run(["--resume"]), like: whole)
  }

  @Test func aRunCanBeInterruptedAgainAndAgain() throws {
    defer { small.clean() }
    #expect(try small.run().code == 0)
    let whole = try small.results()
    var arguments: [String] = []
    for step in [3, 11, 12, 29] {
      let settings = ["AT": step, "SIGNAL": Int(SIGINT)]
      #expect(try small.run(arguments + ["--threads", "1"], disturbedBy: settings).code == 130)
      arguments = ["--resume"]
      // What is left where a program is killed while it writes.
      try Files.write([1], to: "\(small.folder)/out/.notebook-partial")
    }
    try expectWhole(small.run(["--resume", "--threads", "2"]), like: whole)
    #expect(!FileManager.default.fileExists(atPath: small.folder + "/out/.notebook-partial"))
  }

  /// Flips a bit in checkpoints, and returns their bytes then.
  private func damage(_ names: some Sequence<String>) throws -> [[UInt8]] {
    try names.map { name in
      let path = "\(small.folder)/out/checkpoints/\(name)"
      var bytes = try Files.read(path)
      bytes[bytes.count - 9] ^= 1
      try Files.write(bytes, to: path)
      return bytes
    }
  }

  @Test func aDamagedCheckpointIsSetAside() throws {
    defer { small.clean() }
    #expect(try small.run().code == 0)
    let whole = try small.results()
    #expect(try small.run(disturbedBy: ["AT": 18, "SIGNAL": Int(SIGKILL)]).code == -9)
    let name = "the-game-step-16.safetensors"
    let bytes = try damage([name])
    let resumed = try small.run(["--resume"])
    #expect(
      resumed.errors
        == "Warning: out/checkpoints/\(name) cannot be read: its checksum is not that of its"
        + " contents. It is kept as checkpoints/\(name).unreadable.\n")
    try FileManager.default.moveItem(
      atPath: "\(small.folder)/out/checkpoints/\(name).unreadable", toPath: small.folder + "/kept")
    #expect(try Files.read(small.folder + "/kept") == bytes[0])
    #expect(rmdir(small.folder + "/out/checkpoints") == 0, "nothing else is left in it")
    try expectWhole(resumed, like: whole)
  }

  @Test func withoutAnyCheckpointATrainingDoesNotBeginAgain() throws {
    defer { small.clean() }
    #expect(try small.run(disturbedBy: ["AT": 18, "SIGNAL": Int(SIGKILL)]).code == -9)
    let names = ["the-game-step-12.safetensors", "the-game-step-16.safetensors"]
    let bytes = try damage(names)
    let before = try small.all()
    for _ in 1...2 {
      let refused = try small.run(["--resume"])
      #expect(refused.code == 1)
      #expect(
        refused.errors
          == "Error: out/checkpoints/\(names[1]) cannot be read: its checksum is not that of its"
          + " contents; nor can an earlier checkpoint. Start over with --fresh, which keeps it under"
          + " another name.\n")
      #expect(try small.all() == before)
    }
    let fresh = try small.run(["--fresh"])
    #expect(fresh.code == 0 && fresh.errors.count { $0 == "\n" } == 2)
    for (name, bytes) in zip(names, bytes) {
      #expect(try Files.read("\(small.folder)/out/checkpoints/\(name).unreadable") == bytes)
    }
    #expect(try small.run().code == 0, "what was set aside is in nobody's way")
  }

  @Test func aCheckpointThatWasBroughtIsUsed() throws {
    defer { small.clean() }
    #expect(try small.run().code == 0)
    let whole = try small.results()
    #expect(try small.run(disturbedBy: ["AT": 18, "SIGNAL": Int(SIGINT)]).code == 130)
    let list = small.folder + "/out/.notebook-files"
    let lines = String(decoding: try Files.read(list), as: UTF8.self).split(separator: "\n")
      .filter { !$0.contains("the-game-step-18") }
    try Files.write(Array(lines.joined(separator: "\n").utf8), to: list)
    try expectWhole(small.run(["--resume"]), like: whole)
    #expect(!FileManager.default.fileExists(atPath: small.folder + "/out/checkpoints"))
  }

  @Test func anUnfinishedRunIsKeptFromOtherRuns() throws {
    defer { small.clean() }
    #expect(try small.run(disturbedBy: ["AT": 5, "SIGNAL": Int(SIGINT)]).code == 130)
    let before = try small.all()
    for arguments in [[], ["--seed", "2", "--resume"], ["--quick", "--resume"]] {
      let refused = try small.run(arguments)
      #expect(refused.code == 1 && refused.output.isEmpty)
      #expect(refused.errors.contains("--fresh") && refused.errors.count { $0 == "\n" } == 1)
    }
    #expect(try small.all() == before)
    #expect(try small.run(["--fresh", "--quick"]).code == 0)
    #expect(!FileManager.default.fileExists(atPath: small.folder + "/out/checkpoints"))
    let nothing = try small.run(["--resume"])
    #expect(nothing.code == 1 && nothing.errors.contains("--fresh in place of --resume"))
    #expect(try small.run(["--resume"], to: "new").code == 1)
    #expect(!FileManager.default.fileExists(atPath: small.folder + "/new"))
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
    defer { small.clean() }
    let ended = try small.run(disturbedBy: [setting: step])
    #expect(ended.code == 1)
    #expect(ended.errors == "Error: the game, step \(step): \(words)\n")
  }

  @Test func foldersThatCannotBeWrittenAreOneLine() throws {
    defer { small.clean() }
    for (out, words) in [("/sys", "not allowed"), ("/proc/x", "--out"), ("/dev/null/x", "--out")] {
      let ended = try small.run(to: out)
      #expect(ended.code == 1 && ended.errors.contains(words))
      #expect(ended.errors.count { $0 == "\n" } == 1, "\(ended.errors)")
    }
  }

  @Test(arguments: [
    ("FULL", "the-game-step-20.safetensors: it cannot be written (File too large)", "out"),
    ("VANISH", "out/checkpoints: its folder does not exist", "out-moved"),
  ])
  func whatWasSavedOutlivesTheDisk(setting: String, words: String, place: String) throws {
    defer { small.clean() }
    #expect(try small.run(to: "whole").code == 0)
    let whole = try small.results(in: "whole")
    let ended = try small.run(disturbedBy: [setting: 18])
    #expect(ended.code == 1 && ended.errors.contains(words))
    #expect(ended.errors.contains(". Then go on with: ") == (setting == "FULL"))
    #expect(ended.errors.count { $0 == "\n" } == 1, "\(ended.errors)")
    #expect(
      try small.checkpoints(place).suffix(2).sorted() == [
        "the-game-step-12.safetensors", "the-game-step-16.safetensors",
      ])
    try expectWhole(small.run(["--resume"], to: place), in: place, like: whole)
  }
}

import Core
import Foundation
import Runs
import Testing

/// What goes on around a run: readers that leave, terminals that are closed, other runs, odd names.
@Suite struct DisturbanceTests {
  private let small = SmallRun()

  /// A run to compare with, in the folder `whole`.
  private func whole() throws -> [String: [UInt8]] {
    #expect(try small.run(to: "whole").code == 0)
    return try small.results(in: "whole")
  }

  @Test func readersThatLeaveDoNotEndARun() throws {
    defer { small.clean() }
    let whole = try whole()
    let (output, errors) = (try PrintedText(), try PrintedText())
    let child = try small.start(
      ["--progress", "plain"], output: output.writer, errors: errors.writer)
    for end in [output, errors] {
      try end.writer.close()
      try end.reader.close()
    }
    #expect(child.wait() == 0)
    #expect(try small.differences(small.results(), whole) == [])
  }

  @Test func aFullDiskUnderStandardOutputSpoilsNoFile() throws {
    defer { small.clean() }
    let whole = try whole()
    let errors = try PrintedText()
    let full = try FileHandle(forWritingTo: URL(fileURLWithPath: "/dev/full"))
    let child = try small.start(output: full, errors: errors.writer)
    #expect(
      errors.readToEnd()
        == "Warning: standard output cannot be written (No space left on device). The run goes on; when"
        + " it ends, its folder holds all of it in output.txt.\n")
    #expect(child.wait() == 0)
    #expect(try small.differences(small.results(), whole) == [])
  }

  @Test func aRunThatWasStartedDeafToHangingUpGoesOn() throws {
    defer { small.clean() }
    let ended = try small.run(disturbedBy: ["AT": 5, "SIGNAL": Int(SIGHUP)], deaf: "HUP")
    #expect(ended.code == 0 && ended.errors.isEmpty)
  }

  @Test(arguments: [
    "teacher's runs", "a \"$HOME\" `b` \\ !", "-Ünïcode & more;", "tab\tand\u{1B}[1m",
  ])
  func theCommandThatGoesOnCanBePasted(out: String) throws {
    defer { small.clean() }
    let whole = try whole()
    let broken = try small.run(
      ["--out=\(out)"], to: "unused", disturbedBy: ["AT": 5, "SIGNAL": Int(SIGINT)])
    #expect(broken.code == 130, "\(broken.errors)")
    // From wherever one is: the program was started by another, which had changed its folder.
    let resumed = try Program(URL(fileURLWithPath: "/bin/sh")).run(
      ["-c", broken.resumingCommand], in: URL(fileURLWithPath: "/"))
    #expect(resumed.status == 0, "\(broken.resumingCommand): \(resumed.errors)")
    #expect(try small.differences(small.results(in: out), whole) == [])
  }

  /// Whether a process was stopped, as by Ctrl-Z.
  private func isStopped(_ process: pid_t) -> Bool {
    let line = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
    return line.split(separator: ")").last?.hasPrefix(" T") ?? false
  }

  @Test func twoRunsNeverShareAFolder() throws {
    defer { small.clean() }
    let whole = try whole()
    // The run stops itself, as if by Ctrl-Z, so it is surely still there.
    let silent = try FileHandle(forWritingTo: URL(fileURLWithPath: "/dev/null"))
    let first = try small.start(
      disturbedBy: ["AT": 15, "SIGNAL": Int(SIGSTOP)], output: silent, errors: silent)
    for _ in 0..<12_000 where !isStopped(first.identifier) { usleep(10_000) }
    let before = try small.all()
    for arguments in [[], ["--resume"], ["--fresh"], ["--seed", "2", "--fresh"]] {
      let refused = try small.run(arguments)
      #expect(refused.code == 1 && refused.output.isEmpty)
      #expect(
        refused.errors
          == "Error: A run is going on in out (process \(first.identifier)). Let it end, end it with"
          + " `kill \(first.identifier)`, or choose another folder, such as --out out-2.\n")
    }
    #expect(try small.all() == before)
    // Ctrl-Z, then fg: it goes on. Stopped again and killed, it bars nobody.
    kill(first.identifier, SIGKILL)
    #expect(first.wait() == -SIGKILL)
    #expect(try small.run(["--resume"]).code == 0)
    #expect(try small.differences(small.results(), whole) == [])
  }

  @Test func aRunThatWasStoppedGoesOn() throws {
    defer { small.clean() }
    let whole = try whole()
    let silent = try FileHandle(forWritingTo: URL(fileURLWithPath: "/dev/null"))
    let run = try small.start(
      disturbedBy: ["AT": 15, "SIGNAL": Int(SIGSTOP)], output: silent, errors: silent)
    for _ in 0..<12_000 where !isStopped(run.identifier) { usleep(10_000) }
    kill(run.identifier, SIGCONT)
    #expect(run.wait() == 0)
    #expect(try small.differences(small.results(), whole) == [])
  }

  @Test func somebodyElsesFilesAreLeftAlone() throws {
    defer { small.clean() }
    let files = [
      "checkpoints/epoch-100.pth", "checkpoints/best/generator.pt", "download.zip.partial",
      "samples.png", "notes.txt",
    ]
    for file in files {
      let path = "\(small.folder)/out/\(file)"
      try Files.createFolder(URL(fileURLWithPath: path).deletingLastPathComponent().path)
      try Files.write(Array(file.utf8), to: path)
    }
    let before = try small.all()
    for arguments in [[], ["--fresh"], ["--resume"], ["--quick"]] {
      let refused = try small.run(arguments)
      #expect(refused.code == 1 && refused.errors.count { $0 == "\n" } == 1)
      if arguments == ["--resume"] { continue }
      #expect(refused.errors.hasPrefix("Error: out holds checkpoints, samples.png, which no run"))
      #expect(refused.errors.hasSuffix("or choose another folder, such as --out out-2.\n"))
    }
    #expect(try small.all() == before)
    #expect(try small.run(to: "out-2").code == 0)
  }
}

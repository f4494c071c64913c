import Foundation

extension Program {
  /// Runs it in `folder` until it has printed so many lines on standard error, interrupts it as
  /// Ctrl-C does, and waits for its end; returns the code that it ended with, a signal's negative.
  func run(_ arguments: [String], in folder: URL, interruptedAfter lines: Int) throws -> Int32 {
    fflush(nil)
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    let errors = Pipe()
    process.standardError = errors
    do { try process.run() } catch {
      throw BookError("Cannot start \(url.path): build it with `swift build` first.")
    }
    var seen = 0
    while case let data = errors.fileHandleForReading.availableData, !data.isEmpty {
      let before = seen
      seen += data.count { $0 == 10 }
      if before < lines && seen >= lines { process.interrupt() }
    }
    process.waitUntilExit()
    let sign: Int32 = process.terminationReason == .uncaughtSignal ? -1 : 1
    return sign * process.terminationStatus
  }
}

/// A chapter's quick run that was interrupted, and resumed until it ended.
public struct ResumedRun {
  /// The run after the interruption.
  public let run: QuickRun

  /// Runs the program in `scratch` until it has printed so many lines about its progress; nil if
  /// it ended before. Throws if it does not stop as it should, or if the rest of the run fails.
  public init?(_ chapter: String, program: URL, in scratch: URL, interruptedAfter lines: Int) throws
  {
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    let name = "Output/\(chapter)"
    let status = try Program(program).run(
      ["--quick", "--progress", "plain", "--out", name], in: scratch, interruptedAfter: lines)
    if status == 0 { return nil }
    guard [128 + SIGINT, -SIGINT].contains(status) else {
      throw BookError("`\(chapter) --quick` ended with code \(status) when it was interrupted.")
    }
    let mark = scratch.appending(path: "\(name)/unfinished").path
    let arguments = FileManager.default.fileExists(atPath: mark) ? ["--resume"] : []
    run = try QuickRun(chapter, program: program, in: scratch, arguments: arguments)
  }
}

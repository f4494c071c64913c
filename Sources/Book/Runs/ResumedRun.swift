import Foundation
import Runs

extension Program {
  /// Runs it in `folder`, interrupts it as Ctrl-C does at the first line on standard error that
  /// `isMoment` names, and waits for its end; returns the code that it ended with, a signal's
  /// negative, and what it printed on standard output.
  func run(
    _ arguments: [String], in folder: URL, interruptedAt isMoment: (Substring) -> Bool
  ) throws -> (status: Int32, output: String) {
    let printed = folder.appending(path: "printed")
    try Data().write(to: printed)
    let errors = try PrintedText()
    let child = try ChildProgram(
      url, arguments, in: folder, output: FileHandle(forWritingTo: printed),
      errors: errors.writer)
    try errors.writer.close()
    var (unfinishedLine, isInterrupted) = ("", false)
    while case let data = errors.reader.availableData, !data.isEmpty {
      unfinishedLine += String(decoding: data, as: UTF8.self)
      let lines = unfinishedLine.split(separator: "\n", omittingEmptySubsequences: false)
      if !isInterrupted, lines.dropLast().contains(where: isMoment) {
        kill(child.identifier, SIGINT)
        isInterrupted = true
      }
      unfinishedLine = String(lines.last ?? "")
    }
    let status = child.wait()
    let output = String(decoding: try Data(contentsOf: printed), as: UTF8.self)
    return (status, output)
  }
}

/// A chapter's quick run that is interrupted and resumed, again and again, until it ends: each time
/// it says something about its progress that it has not said before, which is after every step or
/// two.
public struct ResumedRun {
  /// The run after the last interruption.
  public let run: QuickRun
  /// How often it was interrupted.
  public let interruptions: Int

  /// Runs the program in `scratch`; throws if it does not stop as it should, or cannot go on.
  public init(_ chapter: String, program: URL, in scratch: URL) throws {
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    let name = "Output/\(chapter)"
    let mark = scratch.appending(path: "\(name)/\(RunFiles.mark)").path
    var (seen, count, start) = (Set<Substring>(), 0, [String]())
    while true {
      let (status, output) = try Program(program).run(
        ["--quick", "--progress", "plain", "--out", name] + start, in: scratch,
        // What follows the comma is different each time: rates, losses, time left.
        interruptedAt: { seen.insert($0.prefix { $0 != "," }).inserted })
      if status == 0 {
        run = QuickRun(output: output, folder: scratch.appending(path: name))
        interruptions = count
        return
      }
      guard [128 + SIGINT, -SIGINT].contains(status) else {
        throw CourseError("`\(chapter) --quick` ended with code \(status) when it was interrupted.")
      }
      count += 1
      start = FileManager.default.fileExists(atPath: mark) ? ["--resume"] : []
    }
  }
}

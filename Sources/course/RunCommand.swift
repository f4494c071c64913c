import ArgumentParser
import Foundation
import Notebook
import Runs

/// `course run`: the chapters, in order.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run chapters in order, all of them unless some are named.",
    discussion: """
      Ctrl-C ends a run after the current step and saves where it stands; --resume goes on from \
      there: it leaves out the chapters that are finished, goes on with one that is not, and runs \
      the rest.
      """)

  @Argument(help: "Chapters, such as 04-vanilla-gan or 4. (default: all)")
  var chapters: [String] = []

  @Flag(help: "Runs of seconds: everything works, nothing is learned well.")
  var quick = false

  @Flag(help: "Start over where an unfinished run lies.")
  var fresh = false

  @Flag(help: "Go on where a run of these chapters was interrupted.")
  var resume = false

  func validate() throws {
    if fresh && resume {
      throw ValidationError("--fresh starts over and --resume goes on: give one of them.")
    }
  }

  func run() throws {
    let repository = try Repository.find()
    let names = try wanted(from: repository.chapters)
    for name in names {
      try requireFree(
        output(of: name), in: repository.path, orUnfinished: fresh || resume || quick)
    }
    var rows: [[any TableCell]] = []
    var failure: Int32 = 0
    for name in names {
      let start = ContinuousClock.now
      let status = try run(name, in: repository)
      let minutes = Styled((ContinuousClock.now - start) / .seconds(60), .fixed(1))
      if status != 0 { failure = status }
      let output = output(of: name)
      let result =
        switch status {
        case 0: figures(of: try RunRecord.read(from: "\(repository.path)/\(output)"))
        case _ where ChildProcess.wasStopped(status): "interrupted"
        default: "ended with code \(status)"
        }
      rows.append([name, minutes, result, output])
      print()
      if ChildProcess.wasStopped(status) { break }
    }
    let columns = ["chapter", "minutes", "key figures", "pictures in"]
    for line in TextTable(columns, rows).lines { print(line) }
    if ChildProcess.wasStopped(failure) { print("\nGo on with: \(resumingCommand)") }
    if failure != 0 { throw ExitCode(failure) }
  }

  /// Runs a chapter, or goes on with it, and returns the code that it ended with; with `--resume`,
  /// leaves out one that is finished.
  private func run(_ name: String, in repository: Repository) throws -> Int32 {
    let folder = "\(repository.path)/\(output(of: name))"
    let isUnfinished = RunState(of: folder) != .idle
    if resume, !isUnfinished, (try? RunRecord.read(from: folder)) != nil {
      print("\(name) is finished.")
      return 0
    }
    let start = resume ? (isUnfinished ? ["--resume"] : []) : fresh || quick ? ["--fresh"] : []
    let settings = quick ? ["--quick", "--out", output(of: name)] : []
    return try runChapter(name, settings + start, in: repository.path)
  }

  /// The folder of a chapter's results, seen from the course's.
  private func output(of name: String) -> String { (quick ? "Output/quick/" : "Output/") + name }

  /// The command that goes on with an interrupted run.
  private var resumingCommand: String {
    ShellCommand.runningThisProgram(
      "course", ["run"] + chapters + (quick ? ["--quick"] : []) + ["--resume"])
  }

  /// The chapters that the arguments name, by their whole names or their numbers.
  private func wanted(from all: [String]) throws -> [String] {
    if chapters.isEmpty { return all }
    return try chapters.map { asked in
      let number = Int(asked)
      if let name = all.first(where: { $0 == asked || Int($0.prefix(2)) == number }) {
        return name
      }
      throw ValidationError(
        "There is no chapter '\(asked)'. The chapters: \(all.joined(separator: ", ")).")
    }
  }

  private func figures(of record: RunRecord) -> String {
    record.values.filter(\.isKey).prefix(3).map { "\($0.label) \($0.text)" }
      .joined(separator: ", ")
  }
}

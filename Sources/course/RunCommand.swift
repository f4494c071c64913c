import ArgumentParser
import Foundation
import Notebook

/// `course run`: the chapters, in order.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run chapters in order, all of them unless some are named.")

  @Argument(help: "Chapters, such as 04-vanilla-gan or 4. (default: all)")
  var chapters: [String] = []

  @Flag(help: "Runs of seconds: everything works, nothing is learned well.")
  var quick = false

  @Flag(help: "Start over where an unfinished run lies.")
  var fresh = false

  func run() throws {
    let repository = try Repository.find()
    let names = try wanted(from: repository.chapters)
    var rows: [[any TableCell]] = []
    var failure: Int32 = 0
    for name in names {
      let output = (quick ? "Output/quick/" : "Output/") + name
      let arguments =
        (quick ? ["--quick", "--out", output] : []) + (fresh || quick ? ["--fresh"] : [])
      let start = ContinuousClock.now
      let status = try runChapter(name, arguments, in: repository.path)
      let minutes = (ContinuousClock.now - start) / .seconds(60)
      if status == 0 {
        let record = try RunRecord.read(from: "\(repository.path)/\(output)")
        rows.append([name, Styled(minutes, .fixed(1)), figures(of: record), output])
      } else {
        failure = status
        rows.append([name, Styled(minutes, .fixed(1)), "ended with code \(status)", output])
      }
      print()
      if ChildProcess.wasStopped(status) { break }
    }
    let columns = ["chapter", "minutes", "key figures", "pictures in"]
    for line in TextTable(columns, rows).lines { print(line) }
    if failure != 0 { throw ExitCode(failure) }
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

import Foundation
import Runs

/// A chapter's built program, run with `--quick` in a folder of its own.
public struct QuickRun {
  /// What it printed.
  public let output: String
  /// The folder that it wrote into.
  public let folder: URL

  /// What a run has left.
  init(output: String, folder: URL) {
    self.output = output
    self.folder = folder
  }

  /// Runs the program in `scratch`, which is made; throws if it fails.
  public init(
    _ chapter: String, program: URL, in scratch: URL, arguments: [String] = [],
    environment: [String: String] = [:]
  ) throws {
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    let name = "Output/\(chapter)"
    folder = scratch.appending(path: name)
    let fixed = ["--quick", "--progress", "none", "--out", name]
    let result = try Program(program)
      .run(fixed + arguments, in: scratch, environment: environment)
    guard result.status == 0 else {
      throw CourseError(
        "`\(chapter) --quick` ended with code \(result.status): \(result.reason)")
    }
    output = result.output
  }
}

extension Chapter {
  /// The numbers that the text quotes from the quick run and that another quick run does not give,
  /// one line each.
  public func changedValues(of run: QuickRun) throws -> [String] {
    guard let receipt = receipts["quick"] else { return [] }
    let tolerance = try Tolerance("~ *")
    let values = try FinishedRun(run.folder, name: name)?.values ?? [:]
    return receipt.values.sorted { $0.key < $1.key }.compactMap { name, kept in
      guard let value = values[name] else { return "The run records no `\(name)`." }
      return Comparator.difference(kept.text, value.text, tolerance).map { "\(name): \($0)" }
    }
  }
}

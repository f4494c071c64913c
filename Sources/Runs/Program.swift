import Foundation

/// Runs a built program and keeps what it prints.
public struct Program {
  /// What a program that has ended leaves.
  public struct Result {
    /// The code it ended with, 0 for success; a signal's number is negative.
    public let status: Int32
    /// What it printed on standard output.
    public let output: String
    /// What it printed on standard error.
    public let errors: String

    /// The line of the errors that says most: that of a trap, else the last.
    public var reason: String {
      let lines = errors.split(whereSeparator: \.isNewline).map {
        $0.trimmingCharacters(in: .whitespaces)
      }.filter { !$0.isEmpty }
      let trap = lines.first { $0.contains("Fatal error") || $0.contains("runtime failure") }
      return trap ?? lines.last ?? "no message"
    }
  }

  /// Where the program is.
  public let url: URL

  /// Names a program.
  public init(_ url: URL) { self.url = url }

  /// Runs it to its end in `folder`, with `environment` added to this one; throws if it cannot be started.
  public func run(
    _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:]
  ) throws -> Result {
    let errorFile = FileManager.default.temporaryDirectory
      .appending(path: "errors-\(UUID().uuidString)")
    try Data().write(to: errorFile)
    defer { try? FileManager.default.removeItem(at: errorFile) }
    let printed = try PrintedText()
    let child = try ChildProgram(
      url, arguments, in: folder,
      environment: ProcessInfo.processInfo.environment.merging(environment) { $1 },
      output: printed.writer, errors: FileHandle(forWritingTo: errorFile))
    let output = printed.readToEnd()
    let status = child.wait()
    let errors = (try? Data(contentsOf: errorFile)) ?? Data()
    return Result(
      status: status, output: output, errors: String(decoding: errors, as: UTF8.self))
  }
}

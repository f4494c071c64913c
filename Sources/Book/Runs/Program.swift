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
      let lines = errors.linesOfText.filter { !$0.trimmed.isEmpty }
      let trap = lines.first { $0.contains("Fatal error") || $0.contains("runtime failure") }
      return (trap ?? lines.last ?? "no message").trimmed
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
    fflush(nil)
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    if !environment.isEmpty {
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    }
    if let folder { process.currentDirectoryURL = folder }
    let errorFile = FileManager.default.temporaryDirectory
      .appending(path: "errors-\(UUID().uuidString)")
    try Data().write(to: errorFile)
    defer { try? FileManager.default.removeItem(at: errorFile) }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errorFile)
    process.standardInput = FileHandle.nullDevice
    do { try process.run() } catch {
      throw BookError("Cannot start \(url.path): build it with `swift build` first.")
    }
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let errors = (try? Data(contentsOf: errorFile)) ?? Data()
    let signal = process.terminationReason == .uncaughtSignal
    return Result(
      status: signal ? -process.terminationStatus : process.terminationStatus,
      output: String(decoding: printed, as: UTF8.self),
      errors: String(decoding: errors, as: UTF8.self))
  }
}

import Core
import Foundation
import Runs
import Testing

/// Runs of a small chapter in a folder of their own, disturbed in the ways that its program offers.
struct SmallRun {
  /// What a run printed, and how it ended: its code, or minus the signal that ended it.
  struct Ended {
    var code: Int32
    var output: String
    var errors: String

    /// The command that the last line names as the one that goes on.
    var resumingCommand: String {
      errors.split(separator: "Go on with: ").last.map { String($0.dropLast()) } ?? ""
    }
  }

  /// Where the runs are made.
  let folder = NSTemporaryDirectory() + "small-run-\(UUID().uuidString)"
  static let program = Bundle.main.bundleURL.appending(path: "SmallRun")

  func clean() { try? FileManager.default.removeItem(atPath: folder) }

  /// Starts a run that hears all signals, whatever the tests were told to be deaf to, unless it is
  /// `deaf` to some.
  func start(
    _ arguments: [String] = [], to out: String = "out", disturbedBy settings: [String: Int] = [:],
    deaf: String = "", output: FileHandle? = nil, errors: FileHandle? = nil
  ) throws -> ChildProgram {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let ears =
      deaf.isEmpty ? "--default-signal=HUP,INT,TERM,PIPE" : "--ignore-signal=\(deaf)"
    return try ChildProgram(
      URL(fileURLWithPath: "/usr/bin/env"),
      [ears, Self.program.path, "--progress", "none", "--out", out] + arguments,
      in: URL(fileURLWithPath: folder),
      // As if a shell in another folder had started a program that started this one.
      environment: Dictionary(
        uniqueKeysWithValues: settings.map { ("SMALL_RUN_" + $0.key, String($0.value)) }
          + [("PWD", "/")]),
      output: output, errors: errors)
  }

  /// Makes a run to its end.
  func run(
    _ arguments: [String] = [], to out: String = "out", disturbedBy settings: [String: Int] = [:],
    deaf: String = ""
  ) throws -> Ended {
    let (output, errors) = (try PrintedText(), try PrintedText())
    let child = try start(
      arguments, to: out, disturbedBy: settings, deaf: deaf, output: output.writer,
      errors: errors.writer)
    let (printed, complaints) = (output.readToEnd(), errors.readToEnd())
    return Ended(code: child.wait(), output: printed, errors: complaints)
  }

  /// All that a run leaves, by file, but for the arguments and times; what it printed is among it,
  /// with the names of folders left out.
  func results(in out: String = "out") throws -> [String: [UInt8]] {
    let files = try Files.names(in: "\(folder)/\(out)").filter { $0 != "run.json" }
    var results: [String: [UInt8]] = [:]
    for file in files { results[file] = try Files.read("\(folder)/\(out)/\(file)") }
    let text = String(decoding: results["output.txt"] ?? [], as: UTF8.self)
    results["output.txt"] = Array(
      text.replacing("\(out)/", with: "FOLDER/").replacing("\(out):", with: "FOLDER:")
        .replacing(" out/", with: " FOLDER/").utf8)
    let record = String(decoding: results["values.json"] ?? [], as: UTF8.self)
    results["values.json"] = Array(record.replacing(/"arguments" : \[[^\]]*\]/, with: "").utf8)
    return results
  }

  /// The files that two runs do not share byte for byte.
  func differences(_ a: [String: [UInt8]], _ b: [String: [UInt8]]) -> [String] {
    Set(a.keys).union(b.keys).filter { a[$0] != b[$0] }.sorted()
  }

  func checkpoints(_ out: String = "out") throws -> [String] {
    try Files.names(in: "\(folder)/\(out)/checkpoints")
  }

  /// Everything below a folder, hidden files too: each path with its bytes.
  func all(in out: String = "out") throws -> [String: Data] {
    let place = "\(folder)/\(out)"
    var found: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: place) {
      found[name] = FileManager.default.contents(atPath: "\(place)/\(name)") ?? Data()
    }
    return found
  }
}

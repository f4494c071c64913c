import Core
import Foundation

/// The folder that a run writes into, and the mark it leaves there until it is finished.
struct RunFolder {
  /// Its place in the file system.
  let path: String
  /// How it is called in what the run prints: the same from wherever the program is started.
  let name: String

  private var mark: String { Self.mark(in: path) }

  private static func mark(in path: String) -> String { path + "/unfinished" }

  /// The command of the run that was left unfinished in a folder; nil if there is none.
  static func unfinishedCommand(in path: String) -> String? {
    (try? String(contentsOfFile: mark(in: path), encoding: .utf8))?
      .trimmingCharacters(in: .newlines)
  }

  /// Where the checkpoints of an unfinished run are.
  var checkpoints: String { path + "/checkpoints" }

  /// `Output/CHAPTER` in the course's folder, or `out` where that is given.
  init(chapter: String, out: String?, repository: @autoclosure () throws -> Repository) throws {
    if let out {
      let trimmed = out.count > 1 && out.hasSuffix("/") ? String(out.dropLast()) : out
      name = trimmed
      path = URL(fileURLWithPath: trimmed).path
    } else {
      name = "Output/" + chapter
      path = try repository().path + "/" + name
    }
  }

  /// Makes the folder, and refuses it if it cannot be written or holds an unfinished run that this
  /// one neither continues nor replaces. Runs are the same if their `command` is.
  func prepare(fresh: Bool, resume: Bool, command: String = "") throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw NotebookError("Cannot make the folder \(name): choose another with --out DIR.")
    }
    guard access(path, W_OK | X_OK) == 0 else {
      throw NotebookError(
        "Cannot write into the folder \(name) (\(NotebookError.reason)): choose another with"
          + " --out DIR.")
    }
    if fresh { try finish() }
    switch (Self.unfinishedCommand(in: path), resume) {
    case (nil, true):
      throw NotebookError(
        "\(name) holds no checkpoint of an unfinished run: start with --fresh in place of --resume."
      )
    case (let other?, true) where other != command:
      throw NotebookError(
        "\(name) holds an unfinished run of '\(other)', not of '\(command)': resume that one, or"
          + " start over with --fresh.")
    case (let other?, false):
      throw NotebookError(
        "\(name) holds an unfinished run (\(other)). Go on with --resume, start over with --fresh,"
          + " or keep it and choose another folder with --out DIR.")
    case (nil, false): try removeCheckpoints()
    case (_?, true): break
    }
    for place in [path, checkpoints] { Files.removePartialFiles(in: place) }
  }

  /// Leaves the mark: from here on there is something to lose.
  func begin(command: String) throws {
    try write(Array((command + "\n").utf8), as: "unfinished")
  }

  /// Takes the mark away, and the checkpoints, which nobody needs any more.
  func finish() throws {
    if unlink(mark) != 0 && errno != ENOENT {
      throw NotebookError("Cannot remove \(name)/unfinished (\(NotebookError.reason)).")
    }
    try removeCheckpoints()
  }

  private func removeCheckpoints() throws {
    guard FileManager.default.fileExists(atPath: checkpoints) else { return }
    do { try FileManager.default.removeItem(atPath: checkpoints) } catch {
      throw NotebookError("Cannot remove \(name)/checkpoints: check its permissions.")
    }
  }

  /// Writes a file at once: readers see the old one or the new one, never a part.
  func write(_ bytes: [UInt8], as file: String) throws {
    do { try Files.write(bytes, to: path + "/" + file) } catch let error as DataError {
      throw NotebookError("Cannot write \(name)/\(file): \(error.problem); \(error.advice).")
    }
  }
}

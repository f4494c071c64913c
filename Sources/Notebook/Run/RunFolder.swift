import Foundation

/// The folder that a run writes into, and the mark it leaves there until it is finished.
struct RunFolder {
  /// Its place in the file system.
  let path: String
  /// How it is called in what the run prints: the same from wherever the program is started.
  let name: String

  private var mark: String { path + "/unfinished" }

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

  /// Makes the folder, and refuses it if it cannot be written or holds an unfinished run.
  func prepare(fresh: Bool, resume: Bool) throws {
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
    if resume {
      throw NotebookError("\(name) holds no checkpoint to resume from: start over with --fresh.")
    }
    if let command = try? String(contentsOfFile: mark, encoding: .utf8) {
      throw NotebookError(
        "\(name) holds an unfinished run (\(command.trimmingCharacters(in: .newlines))). Start"
          + " over with --fresh, or keep it and choose another folder with --out DIR.")
    }
  }

  /// Leaves the mark: from here on there is something to lose.
  func begin(command: String) throws {
    try write(Array((command + "\n").utf8), as: "unfinished")
  }

  /// Takes the mark away.
  func finish() throws {
    if unlink(mark) != 0 && errno != ENOENT {
      throw NotebookError("Cannot remove \(name)/unfinished (\(NotebookError.reason)).")
    }
  }

  /// Writes a file at once: readers see the old one or the new one, never a part.
  func write(_ bytes: [UInt8], as file: String) throws {
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + file), options: .atomic)
    } catch {
      throw NotebookError("Cannot write \(name)/\(file): is the disk full, or the folder gone?")
    }
  }
}

import Core
import Foundation
import Runs

/// The folder that a run writes into, and the mark it leaves there until it is finished. What is in
/// it and was written by nobody's run is left alone.
final class RunFolder {
  static let checkpointsName = "checkpoints"

  /// Its place in the file system.
  let path: String
  /// How it is called in what the run prints: the same from wherever the program is started.
  let name: String
  /// The command that goes on with the run, for messages; nil as long as there is nothing to go on with.
  private(set) var resumingCommand: String?
  private var list: Manifest?

  /// What runs have written here; traps before `prepare`.
  var manifest: Manifest {
    guard let list else { fatalError("The folder \(name) was not prepared.") }
    return list
  }

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

  /// Makes the folder and locks it. Refuses it, before anything is touched, if it cannot be written,
  /// if another process writes into it, if it holds files of others that may be in the way, or an
  /// unfinished run that this one neither continues nor replaces. Runs are the same if their `command`
  /// is. `notice` is told what was set aside.
  func prepare(
    fresh: Bool, resume: Bool, command: String = "", notice: (String) -> Void = { _ in }
  ) throws {
    if !resume { try make() }
    do {
      if !Manifest.exists(in: path) {
        try list = adopted(resume: resume)
      } else {
        list = try Manifest(in: path)
        try requireNoStrangers(resume: resume) { manifest.lists($0) }
      }
    } catch let process as RunningProcess {
      throw NotebookError(RunState.running(process).refusal(name) ?? "")
    } catch let error as DataError {
      throw complaint(about: Manifest.fileName, error)
    }
    let unfinished = mark
    switch (unfinished, resume) {
    case (nil, true): throw nothingToResume
    case (let other?, true) where other != command:
      throw NotebookError(
        "\(name) holds an unfinished run of '\(other)', not of '\(command)': resume that one, or"
          + " start over with --fresh.")
    case (let other?, false) where !fresh:
      throw NotebookError(RunState.unfinished(other).refusal(name) ?? "")
    default: break
    }
    removePartialFile()
    if !resume {
      try remove(RunFiles.mark)
      try removeCheckpoints(notice: notice)
    }
  }

  private var nothingToResume: NotebookError {
    NotebookError(
      "\(name) holds no checkpoint of an unfinished run: start with --fresh in place of --resume.")
  }

  /// The command of the run that was left unfinished here; nil if there is none.
  private var mark: String? {
    (try? String(contentsOfFile: "\(path)/\(RunFiles.mark)", encoding: .utf8))?
      .trimmingCharacters(in: .newlines)
  }

  private func make() throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw NotebookError("Cannot make the folder \(name): choose another with --out DIR.")
    }
    guard access(path, R_OK | W_OK | X_OK) == 0 else {
      throw NotebookError(
        "Cannot write into the folder \(name) (\(NotebookError.reason)): choose another with"
          + " --out DIR.")
    }
  }

  /// Begins the list of a folder that has none, with what a finished run of an earlier version left.
  private func adopted(resume: Bool) throws -> Manifest {
    if case .unfinishedEarlier(let command) = RunState(of: path) {
      throw NotebookError(RunState.unfinishedEarlier(command).refusal(name) ?? "")
    }
    if resume { throw nothingToResume }
    let earlier = (try? RunRecord.read(from: path)).map {
      $0.files + [RunFiles.circumstances, RunFiles.printed]
    }
    let names = (earlier ?? []).filter { Manifest.isInside($0) && !$0.contains("/") }
    try requireNoStrangers(resume: false) { names.contains($0) }
    let list = try Manifest(in: path)
    for file in names {
      if let contents = Files.contents(of: "\(path)/\(file)") { try list.add(file, contents) }
    }
    return list
  }

  /// Leaves the mark: from here on there is something to lose, and `resuming` goes on with it.
  func begin(command: String, resuming: String = "") throws {
    try write(Array((command + "\n").utf8), as: RunFiles.mark)
    resumingCommand = resuming
  }

  /// Takes the mark away, and the checkpoints, which nobody needs any more.
  func finish() throws {
    try remove(RunFiles.mark)
    if mark != nil {
      throw NotebookError("\(name)/\(RunFiles.mark) was changed: look at it, and remove it.")
    }
    resumingCommand = nil
    try removeCheckpoints(notice: { _ in })
  }
}

// MARK: - Files

extension RunFolder {
  /// Writes a file at once: readers see the old one or the new one, never a part. Refuses to replace
  /// what was not written by a run.
  func write(_ bytes: [UInt8], as file: String) throws {
    try write(as: file) { try $0.append(bytes) }
  }

  /// Writes a file at once, of the bytes that `body` appends to it.
  func write(as file: String, _ body: (inout NewFile) throws -> Void) throws {
    guard kind(of: file) == nil || manifest.owns(file) else {
      throw NotebookError(
        "Cannot write \(name)/\(file): somebody else's file of that name is there. Move it away."
          + goingOn)
    }
    do {
      try manifest.add(Manifest.partialName)
      var new = try NewFile(at: "\(path)/\(file)", through: "\(path)/\(Manifest.partialName)")
      try body(&new)
      try manifest.add(file, new.contents)
      try new.finish()
    } catch let error as DataError {
      throw complaint(about: file, error)
    }
  }

  func complaint(about file: String, _ error: DataError) -> NotebookError {
    NotebookError("Cannot write \(name)/\(file): \(error.problem); \(error.advice).\(goingOn)")
  }

  /// What to do when a run that has been saved ends early, as the end of a message.
  private var goingOn: String {
    guard let resumingCommand, kind(of: RunFiles.mark) != nil else { return "" }
    return " Then go on with: \(resumingCommand)"
  }

  /// Removes a file if it is as a run has written it.
  func remove(_ file: String) throws {
    guard manifest.owns(file) else { return }
    if unlink("\(path)/\(file)") != 0 && errno != ENOENT {
      throw NotebookError("Cannot remove \(name)/\(file) (\(NotebookError.reason)).")
    }
  }

  /// Gives a file that is of no use another name, at which there is nothing, and returns it.
  func setAside(_ file: String) throws -> String {
    let names = ["\(file).unreadable"] + (2..<1000).map { "\(file).\($0).unreadable" }
    guard let name = names.first(where: { kind(of: $0) == nil }),
      rename("\(path)/\(file)", "\(path)/\(name)") == 0
    else { throw NotebookError("Cannot rename \(self.name)/\(file) (\(NotebookError.reason)).") }
    return name
  }

  /// Removes what a run that was killed while it wrote has left.
  private func removePartialFile() {
    let file = Manifest.partialName
    if manifest.lists(file), kind(of: file) == S_IFREG { unlink("\(path)/\(file)") }
  }

  /// What is at a name, a link not followed; nil if nothing is.
  func kind(of file: String) -> mode_t? {
    var status = stat()
    return lstat("\(path)/\(file)", &status) == 0 ? status.st_mode & S_IFMT : nil
  }
}

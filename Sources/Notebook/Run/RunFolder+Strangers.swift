import Core
import Foundation
import Runs

extension RunFolder {
  /// How the files end that a run writes beside its mark and its text.
  private static let endings = [".png", ".svg", ".csv", ".json", ".idx", ".safetensors"]

  /// Whether a run may write something of that name into its folder.
  private static func mayWrite(_ file: String) -> Bool {
    [checkpointsName, RunFiles.mark, RunFiles.printed, Manifest.partialName].contains(file)
      || endings.contains(where: file.hasSuffix)
  }

  /// A name beside that of a folder, at which there is nothing.
  static func free(like name: String) -> String {
    let names = (2..<1000).lazy.map { "\(name)-\($0)" }
    return names.first { !FileManager.default.fileExists(atPath: $0) } ?? "\(name)-new"
  }

  /// Throws if the folder holds something that no run has written, as `isListed` says, under a name
  /// that a run may use, or a file of a run that somebody has changed.
  func requireNoStrangers(resume: Bool, _ isListed: (String) -> Bool) throws {
    let all = try names(in: "")
    let strangers = all.filter { Self.mayWrite($0) && !isListed($0) }
    try refuse(strangers, "which no run of the course wrote, and a run may write files so called")
    guard !all.isEmpty, Manifest.exists(in: path) else { return }
    let changed = all.filter { file in
      guard isListed(file), file != Manifest.partialName else { return false }
      return file == Self.checkpointsName ? kind(of: file) != S_IFDIR : !manifest.owns(file)
    }
    try refuse(changed, "which is no longer as a run has left it")
    if !resume, all.contains(Self.checkpointsName) {
      let inside = try names(in: Self.checkpointsName).map { "\(Self.checkpointsName)/\($0)" }
      try refuse(
        inside.filter { !isListed($0) && !$0.hasSuffix(".unreadable") },
        "which no run of the course wrote")
    }
  }

  private func refuse(_ files: [String], _ reason: String) throws {
    guard !files.isEmpty else { return }
    let shown = files.prefix(3).joined(separator: ", ")
    let rest = files.count > 3 ? " and \(files.count - 3) more" : ""
    let other = Self.free(like: name).shellQuoted
    throw NotebookError(
      "\(name) holds \(shown)\(rest), \(reason). Move \(files.count == 1 ? "it" : "them") away, or"
        + " choose another folder, such as --out \(other).")
  }

  /// The names of all that is in a part of the folder, in order.
  func names(in part: String) throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(part)").sorted()
    } catch {
      throw NotebookError("Cannot look into \(name)/\(part): check its permissions.")
    }
  }
}

// MARK: - Checkpoints

extension RunFolder {
  /// Makes the folder of the checkpoints, unless it is there.
  func makeCheckpointFolder() throws {
    let file = Self.checkpointsName
    if manifest.lists(file), kind(of: file) == S_IFDIR { return }
    do {
      if kind(of: file) != nil { throw DataError("\(path)/\(file)", writing: EEXIST) }
      try manifest.add(file)
      if mkdir("\(path)/\(file)", 0o777) != 0 { throw DataError("\(path)/\(file)", writing: errno) }
    } catch let error as DataError {
      throw complaint(about: file, error)
    }
  }

  /// Takes a file into the list, as it is now.
  func adopt(_ file: String) throws {
    guard let contents = Files.contents(of: "\(path)/\(file)") else { return }
    do { try manifest.add(file, contents) } catch let error as DataError {
      throw complaint(about: file, error)
    }
  }

  /// Removes the checkpoints that runs have written and, if nothing else is in it, their folder. One
  /// that is no longer as it was written is set aside.
  func removeCheckpoints(notice: (String) -> Void) throws {
    guard manifest.lists(Self.checkpointsName), kind(of: Self.checkpointsName) == S_IFDIR else {
      return
    }
    for file in try names(in: Self.checkpointsName) {
      let file = "\(Self.checkpointsName)/\(file)"
      if manifest.owns(file) {
        try remove(file)
      } else if manifest.lists(file) {
        notice("Warning: \(name)/\(file) is damaged; it is kept as \(try setAside(file)).")
      }
    }
    rmdir("\(path)/\(Self.checkpointsName)")
  }
}

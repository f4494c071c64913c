import Foundation

/// The course's folder: the one that holds `Package.swift` and `Chapters/`.
public struct Repository: Sendable {
  /// Its path, without a slash at the end.
  public let path: String

  /// Finds the course by walking up from `folder`, else from the folder of the running program.
  public static func find(
    from folder: String = FileManager.default.currentDirectoryPath,
    orFrom program: String = folderOfProgram
  ) throws -> Repository {
    for start in [folder, program] {
      var candidate = URL(fileURLWithPath: start).resolvingSymlinksInPath()
      while true {
        if isCourse(candidate.path) { return Repository(path: candidate.path) }
        if candidate.path == "/" { break }
        candidate.deleteLastPathComponent()
      }
    }
    throw NotebookError(
      "The course's folder (with Package.swift and Chapters/) is neither around \(folder) nor"
        + " around \(program). Change to it and try again.")
  }

  /// The folder of the running program. Foundation's answer stops the program where the system does
  /// not tell, as in a container without `/proc`.
  public static var folderOfProgram: String {
    let told = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let program = told ?? CommandLine.arguments.first ?? "."
    return URL(fileURLWithPath: program).resolvingSymlinksInPath().deletingLastPathComponent().path
  }

  private static func isCourse(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path + "/Package.swift")
      && FileManager.default.fileExists(atPath: path + "/Chapters", isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// The names of the chapters that have a program, in reading order.
  public var chapters: [String] {
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: path + "/Chapters")) ?? []
    return folders.sorted().filter {
      FileManager.default.fileExists(atPath: "\(path)/Chapters/\($0)/main.swift")
    }
  }
}

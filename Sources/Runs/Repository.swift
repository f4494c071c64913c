import Foundation

/// The course's folder: the one that holds `Package.swift` and `Chapters/`.
public struct Repository: Sendable {
  /// Its path, without a slash at the end.
  public let path: String

  /// The course that lies at `path`.
  public init(path: String) { self.path = path }

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
    throw CourseError(
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

  /// The names of the chapters, in reading order, as `Package.swift` lists them.
  public var chapters: [String] {
    Self.chapters(in: (try? String(contentsOfFile: path + "/Package.swift", encoding: .utf8)) ?? "")
  }

  /// The strings of `let chapters` in a manifest of the package.
  public static func chapters(in manifest: String) -> [String] {
    guard let start = manifest.firstRange(of: "let chapters") else { return [] }
    let list = manifest[start.upperBound...].drop { $0 != "=" }.prefix { $0 != "]" }
    let pieces = list.split(separator: "\"", omittingEmptySubsequences: false)
    return stride(from: 1, to: pieces.count, by: 2).map { String(pieces[$0]) }
  }
}

import Foundation

/// What some checks need beside the text: the compiler, and the built programs.
public struct Toolbox: Sendable {
  /// The Swift compiler; without one nothing is type-checked.
  public var compiler: URL?
  /// The flags that let the compiler find the course's modules.
  public var moduleFlags: [String] = []
  /// The modules that every listing of the book may use.
  public var modules: [String] = []
  /// The fingerprints of the core as it computes now, by the names of its parts.
  public var fingerprints: [String: String] = [:]
  /// The folder that holds the built programs; without one no flag is checked.
  public var programs: URL?

  /// A toolbox with nothing in it.
  public init() {}

  /// What can be found: the compiler on the path, and the programs and modules that the package
  /// manager has put into `programs`.
  public init(programs: URL, repository: BookRepository, fingerprints: [String: String]) {
    (self.programs, self.fingerprints) = (programs, fingerprints)
    let modules = programs.appending(path: "Modules")
    let built = ["Core", "Notebook"].filter { name in
      FileManager.default.fileExists(atPath: modules.appending(path: "\(name).swiftmodule").path)
    }
    guard !built.isEmpty else { return }
    self.modules = built
    compiler = Self.onPath("swiftc")
    moduleFlags = ["-I", modules.path]
    let maps = repository.names(in: "Sources").flatMap {
      ["Sources/\($0)/module.modulemap", "Sources/\($0)/include/module.modulemap"]
    }
    for map in maps where repository.exists(map) {
      moduleFlags += ["-Xcc", "-fmodule-map-file=\(repository.url(map).path)"]
    }
  }

  static func onPath(_ name: String) -> URL? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").map { URL(fileURLWithPath: "\($0)/\(name)") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }
}

import Foundation
import Runs

/// The files of the book and its programs, each read once.
public final class BookRepository {
  /// The folder that holds `Package.swift`.
  public let root: URL
  private var texts: [String: String] = [:]

  /// Opens the repository whose root is given.
  public init(root: URL) { self.root = root.standardizedFileURL }

  /// The course in which this program was started, or else the one that it was built in.
  public static func here() throws -> BookRepository {
    BookRepository(root: URL(fileURLWithPath: try Repository.find().path))
  }

  /// Where a path from the root is.
  public func url(_ path: String) -> URL { root.appending(path: path) }

  /// Whether there is a file or folder at a path from the root.
  public func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: url(path).path)
  }

  /// The text of a file, or nil if there is no such file.
  public func text(_ path: String) -> String? {
    if let text = texts[path] { return text }
    guard let text = try? String(contentsOf: url(path), encoding: .utf8) else { return nil }
    texts[path] = text
    return text
  }

  func data(_ path: String) -> Data? { try? Data(contentsOf: url(path)) }

  /// Answers later questions for a file with this text.
  func remember(_ text: String?, of path: String) { texts[path] = text }

  /// The names in a folder, sorted; none if there is no such folder.
  func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url(folder).path)) ?? []).sorted()
  }

  /// The Swift files below a folder, as paths from the root, sorted.
  func swiftFiles(below folder: String) -> [String] {
    let found = FileManager.default.enumerator(atPath: url(folder).path)?.compactMap {
      $0 as? String
    }
    return (found ?? []).filter { $0.hasSuffix(".swift") }.map { "\(folder)/\($0)" }.sorted()
  }

  /// The path from the root that `path` means in a document of `folder`; a leading slash is the
  /// root. Traps on nothing: a path that climbs out of the root stays there.
  static func resolve(_ path: String, from folder: String) -> String {
    var parts = path.hasPrefix("/") ? [] : folder.split(separator: "/")
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}

import Foundation

/// A file that weaving or accepting rewrites.
public struct Change {
  /// The path from the root of the repository.
  public let path: String
  let old: String?
  let new: Data

  init(_ path: String, from old: String?, to new: String) {
    self.path = path
    self.old = old
    self.new = Data(new.utf8)
  }

  /// A file that is no text, and replaces whatever stands there.
  init(_ path: String, data: Data) {
    self.path = path
    old = nil
    new = data
  }

  /// Whether this is a text where there was none.
  public var isNewFile: Bool { old == nil }

  /// The unified difference; for a file that is no text, one line.
  public var diff: String {
    guard let text = String(data: new, encoding: .utf8), old != nil || !text.contains("\0") else {
      return "Binary \(path): \(new.count) bytes\n"
    }
    return LineDiff(from: (old ?? "").linesOfText, to: text.linesOfText).unified(path: path)
  }
}

extension Book {
  /// What weaving rewrites: every text that is not what its bindings make of it.
  public func weave() -> [Change] {
    documents.compactMap { document in
      let weaver = Weaver(self, document)
      if weaver.patches.isEmpty { return nil }
      return Change(document.path, from: repository.text(document.path), to: weaver.woven)
    }
  }
}

extension BookRepository {
  /// Writes changes; with `onlyInMemory`, later readers see them and the files stay as they are.
  public func apply(_ changes: [Change], onlyInMemory: Bool) throws {
    for change in changes {
      if !onlyInMemory {
        try FileManager.default.createDirectory(
          at: url(change.path).deletingLastPathComponent(), withIntermediateDirectories: true)
        try change.new.write(to: url(change.path), options: .atomic)
      }
      remember(String(data: change.new, encoding: .utf8), of: change.path)
    }
  }
}

/// What a run's values and pictures depend on, in parts: each has a name and a short hash.
public struct RunInputs: Codable, Equatable, Sendable {
  /// The declarations of Notebook and Judge that the chapter's code reaches.
  var calls: [String: String] = [:]
  /// The chapter's own files of Swift, comments and formatting aside.
  var chapter: [String: String] = [:]
  /// The operations, layers, optimisers and other parts of the core that all this code uses, each
  /// with the fingerprint of what it computes.
  var core: [String: String] = [:]
  /// The folders of `Data/` that all this code names.
  var data: [String: String] = [:]

  /// A name for all parts together.
  var name: String {
    let parts = [calls, chapter, core, data].map { part in
      part.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "\n")
    }
    return shortHash(parts.joined(separator: "\n\n"))
  }

  /// What has changed since `old`, each part in words; none if a run would give the same.
  ///
  /// Names of the core count only if both know them: code that is unchanged uses nothing new of it,
  /// so a new operation is none of its business.
  func changes(since old: RunInputs) -> [String] {
    let core = Set(self.core.keys).intersection(old.core.keys)
    return Self.names(changedFrom: old.data, to: data).map { name, _ in
      name == "judge" ? "the judge was replaced" : "the data in `Data/\(name)` were changed"
    }
      + Self.names(changedFrom: old.chapter, to: chapter).map { "`\($0)` \($1)" }
      + Self.names(changedFrom: old.calls, to: calls).map { "`\($0)` \($1)" }
      + Self.names(
        changedFrom: old.core.filter { core.contains($0.key) },
        to: self.core.filter { core.contains($0.key) }
      ).map { name, _ in
        name.first?.isUppercase == true
          ? "`\(name)` of the core computes otherwise"
          : "its operation `\(name)` rounds otherwise"
      }
  }

  private static func names(
    changedFrom old: [String: String], to new: [String: String]
  ) -> [(String, String)] {
    Set(old.keys).union(new.keys).sorted().compactMap { name in
      switch (old[name], new[name]) {
      case (nil, _?): (name, "is new")
      case (_?, nil): (name, "is gone")
      case (let before, let now): before == now ? nil : (name, "was changed")
      }
    }
  }
}

/// The first ten of the 64 digits of a text's SHA-256.
func shortHash(_ text: String) -> String { String(sha256(text.utf8).prefix(10)) }

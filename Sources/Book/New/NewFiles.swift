import Runs

extension Book {
  /// A file to be made; throws if there is one already.
  func newFile(_ path: String, _ text: String) throws -> Change {
    if repository.exists(path) {
      throw CourseError("\(path) is there already, and nothing was written: move it away first.")
    }
    return Change(path, from: nil, to: text)
  }

  /// A change to a file; `edit` is given the text, or nil if there is no such file.
  func change(_ path: String, _ edit: (String?) throws -> String) rethrows -> Change {
    let old = repository.text(path)
    return Change(path, from: old, to: try edit(old))
  }
}

extension [Change] {
  /// These changes and later ones, as one change for each file.
  func followed(by later: [Change]) -> [Change] {
    later.reduce(into: self) { all, change in
      if let index = all.firstIndex(where: { $0.path == change.path }) {
        let text = String(decoding: change.new, as: UTF8.self)
        all[index] = Change(change.path, from: all[index].old, to: text)
      } else {
        all.append(change)
      }
    }
  }
}

/// A title that can stand in a heading, a table and a string of Swift; throws if it cannot.
func checkedTitle(_ title: String) throws -> String {
  let forbidden = title.filter { "\"\\`<>[]|*_#\n".contains($0) }
  if title.trimmed.isEmpty || title != title.trimmed || !forbidden.isEmpty {
    throw CourseError("`\(title)` is no title: write plain words, such as The smoothed label.")
  }
  return title
}

extension Check {
  static let links = Check(name: "links", subject: "links lead somewhere") { book, _ in
    let anchors = Dictionary(
      uniqueKeysWithValues: book.documents.map { ($0.path, Set($0.anchors.map(\.name))) })
    return book.documents.flatMap { document in
      document.spans.compactMap { span in
        switch span.kind {
        case .link(let target), .image(let target):
          document.problem(of: target, span.line, anchors, book.repository)
        default: nil
        }
      }
    }
  }
}

extension Document {
  fileprivate func problem(
    of target: String, _ line: Int, _ anchors: [String: Set<String>], _ repository: BookRepository
  ) -> Finding? {
    if target.hasPrefix("https://") { return nil }
    func finding(_ message: String) -> Finding {
      Finding(path, line, message, mend: "correct the link")
    }
    if target.contains("://") { return finding("The link `\(target)` is not https.") }
    let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let file = parts[0].isEmpty ? path : BookRepository.resolve(String(parts[0]), from: folder)
    guard repository.exists(file) else {
      return finding("The link `\(target)` leads to `\(file)`, which is not there.")
    }
    guard parts.count == 2, let known = anchors[file] else { return nil }
    if known.contains(String(parts[1])) { return nil }
    let near = suggestion(for: String(parts[1]), among: known)
    return finding("`\(file)` has no heading `#\(parts[1])`. \(near)")
  }
}

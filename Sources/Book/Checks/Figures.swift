import Runs

/// A picture in a text, and the comment that says which run made it.
struct Figure {
  let document: Document
  let line: Int
  let alt: String
  /// The path from the root.
  let path: String
  let marker: Marker?

  /// The chapter and run that made it, or nil for a picture from elsewhere.
  func source(in book: Book) throws -> (chapter: Chapter, run: String)? {
    guard let marker else { throw CourseError("No comment says which run made `\(path)`.") }
    if marker.verb == "source" { return nil }
    let parts = path.split(separator: "/")
    guard parts.count == 4, parts[0] == "Chapters", parts[2] == "figures" else {
      throw CourseError("`\(path)` is not in a chapter's figures folder.")
    }
    let run = marker.verb == "diagram" ? "quick" : marker.argument
    return (try book.chapter(named: String(parts[1])), run)
  }
}

extension Book {
  /// Every picture of the book. The comment that binds it stands directly behind it, as in the cells
  /// of a table, or above its block.
  var figures: [Figure] {
    documents.flatMap { document in
      document.blocks.enumerated().flatMap { index, block -> [Figure] in
        let above = index > 0 ? document.blocks[index - 1].marker : nil
        return block.spans.enumerated().compactMap { place, span in
          guard case .image(let target) = span.kind else { return nil }
          let behind = block.spans.dropFirst(place + 1).first?.marker
          let binding = [behind, above].compactMap(\.self).first {
            ["figure", "diagram", "source"].contains($0.verb)
          }
          return Figure(
            document: document, line: span.line, alt: span.content,
            path: BookRepository.resolve(target, from: document.folder), marker: binding)
        }
      }
    }
  }

  /// The files in `figures/` that the texts show, and the transcripts that output blocks quote.
  var shownFiles: Set<String> {
    let transcripts = documents.flatMap { document in
      document.blocks.compactMap(\.marker).filter { $0.verb == "output" }.map { marker in
        BookRepository.resolve(String(marker.argument.prefix { $0 != "#" }), from: document.folder)
      }
    }
    return Set(figures.map(\.path) + transcripts)
  }
}

extension Check {
  static let figures = Check(name: "figures", subject: "pictures are those that the runs made") {
    book, _ in
    let shown = book.figures.compactMap { $0.problem(in: book) }
    return shown + book.chapters.flatMap { $0.changedFiles(in: book.repository) }
  }
}

extension Figure {
  fileprivate func problem(in book: Book) -> Finding? {
    func finding(_ message: String, _ mend: String) -> Finding {
      Finding(document.path, line, message, mend: mend)
    }
    if alt.trimmed.isEmpty {
      return finding("The picture `\(path)` has no text for those who cannot see it.", "write one")
    }
    do {
      guard let (chapter, run) = try source(in: book) else { return nil }
      let name = String(path.split(separator: "/").last ?? "")
      if chapter.receipts[run]?.figures[name] != nil { return nil }
      let made = chapter.receipts.runs.filter { $0.value.figures[name] != nil }.keys.sorted().first
      if let made {
        return finding("`\(name)` is of the run `\(made)`, not `\(run)`.", "name that run")
      }
      return finding(
        "No receipt of the run `\(run)` speaks of `\(name)`.",
        "\(chapter.command(for: run)), then \(acceptCommand)")
    } catch {
      return finding("\(error)", "write `<!-- figure: default -->` above it, or another run")
    }
  }
}

extension Chapter {
  /// The kept files of runs that are not, byte for byte, those of the receipt.
  fileprivate func changedFiles(in repository: BookRepository) -> [Finding] {
    receipts.runs.sorted { $0.key < $1.key }.flatMap { run, receipt in
      receipt.figures.sorted { $0.key < $1.key }.compactMap { name, hash in
        let path = "\(folder)/figures/\(name)"
        let data = repository.data(path)
        if let data, sha256(data) == hash { return nil }
        let message =
          data == nil
          ? "The receipt speaks of `\(name)`, which is not there."
          : "`\(name)` is not the file that the run `\(run)` made."
        return Finding(path, 1, message, mend: "\(command(for: run)), then \(acceptCommand)")
      }
    }
  }
}

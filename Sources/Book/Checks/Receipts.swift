extension Check {
  static let receipts = Check(name: "receipts", subject: "runs are of the present code and data") {
    book, tools in
    let reader = InputReader(book.repository, fingerprints: tools.fingerprints)
    return book.chapters.flatMap { chapter in
      let path = "\(chapter.folder)/figures/receipts.json"
      return book.staleRuns(of: chapter, reader).map { stale in
        Finding(
          path, 1, "The run `\(stale.run)` is stale: \(stale.reason).",
          mend: "\(chapter.command(for: stale.run)), then \(acceptCommand)")
      }
    }
  }

  static let unread = Check(name: "unread", subject: "every golden, picture and value is shown") {
    book, _ in
    let files = book.shownFiles
    let values = book.quotedValues
    return book.chapters.flatMap { $0.unreadFiles(shown: files, in: book.repository) }
      + book.chapters.flatMap { $0.unreadValues(quoted: values) }
  }
}

extension Book {
  /// The values that some text quotes or compares, as `chapter:run/name`.
  var quotedValues: Set<String> {
    Set(
      documents.flatMap { document in
        document.spans.compactMap(\.marker).flatMap(\.values).flatMap { reference in
          let own = reference.chapter ?? chapter(of: document)?.name ?? ""
          return reference.runs.map { "\(own):\($0)/\(reference.name)" }
        }
      })
  }
}

extension Chapter {
  fileprivate func unreadFiles(shown: Set<String>, in repository: BookRepository) -> [Finding] {
    let pictures = repository.names(in: "\(folder)/figures").filter { $0 != "receipts.json" }
    let files = ["golden.txt"] + pictures.map { "figures/\($0)" }
    return files.map { "\(folder)/\($0)" }.filter { !shown.contains($0) && repository.exists($0) }
      .map { Finding($0, 1, "No text shows this file.", mend: "show it, or remove it") }
  }

  fileprivate func unreadValues(quoted: Set<String>) -> [Finding] {
    receipts.runs.sorted { $0.key < $1.key }.flatMap { run, receipt in
      receipt.values.keys.sorted().filter { !quoted.contains("\(name):\(run)/\($0)") }.map {
        value in
        Finding(
          "\(folder)/figures/receipts.json", 1,
          "No text quotes the value `\(value)` of the run `\(run)`.",
          mend: "quote it with `<!-- = \(value) -->`, or drop it with \(acceptCommand)")
      }
    }
  }
}

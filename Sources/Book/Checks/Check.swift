/// One thing that must hold of the book.
public struct Check: Sendable {
  /// The name that findings carry.
  public let name: String
  /// What it is about, for the list that `course verify` prints.
  public let subject: String
  let find: @Sendable (Book, Toolbox) -> [Finding]

  /// What is wrong, each finding with this check's name.
  public func findings(in book: Book, with tools: Toolbox) -> [Finding] {
    find(book, tools).map { finding in
      var finding = finding
      finding.check = name
      return finding
    }
  }
}

extension Check {
  /// Every check of the book.
  public static let all: [Check] = [
    structure, regions, code, fences, listings, form, compiled, outputs, diffs, values, numbers,
    claims, figures, diagrams, receipts, unread, cells, captions, links, terms, generated, console,
    exercises, answers,
  ]

  /// A check of what the weaver would change, by the verb of the markers that it follows.
  private static func woven(_ name: String, _ subject: String, _ verb: String) -> Check {
    Check(name: name, subject: subject) { book, _ in
      book.documents.flatMap { document in
        let weaver = Weaver(book, document)
        return (weaver.findings + weaver.patches.flatMap(\.findings)).filter { $0.check == verb }
      }
    }
  }

  static let code = woven("code", "code in the text is code of the programs", "code")
  static let outputs = woven("outputs", "output in the text is in a golden", "output")
  static let diffs = woven("diffs", "deltas between chapters are computed", "diff")
  static let values = woven("values", "numbers in the text are those of a run", "value")
  static let generated = woven("generated", "contents, symbols and index are current", "generated")

  static let regions = Check(name: "regions", subject: "regions are well formed and used") {
    book, _ in
    let used = book.usedRegions
    return book.regions.values.sorted { $0.path < $1.path }.flatMap { regions in
      regions.findings
        + regions.all.filter { !used.contains("\(regions.path)#\($0.name)") }.map { region in
          Finding(
            regions.path, region.line, "No text shows the region `\(region.name)`.",
            mend: "show it with `<!-- code: … -->`, or remove its markers")
        }
    }
  }
}

extension Book {
  /// The regions that some text shows, as `path#name`.
  fileprivate var usedRegions: Set<String> {
    Set(
      documents.flatMap { document in
        document.blocks.compactMap(\.marker).filter { ["code", "diff"].contains($0.verb) }
          .flatMap { $0.argument.split(separator: " ") }
          .compactMap { reference in
            (try? region(String(reference), in: document)).map { "\($0.path)#\($0.region.name)" }
          }
      })
  }
}

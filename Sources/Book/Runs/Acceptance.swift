import Foundation

/// Takes in what runs have made: goldens from the built programs, numbers and pictures from the
/// folders of finished runs. The one way in which a golden, a figure or a receipt changes.
public struct Acceptance {
  private let book: Book
  private let programs: URL

  /// Accepts for a book whose built programs are in `programs`.
  public init(_ book: Book, programs: URL) {
    self.book = book
    self.programs = programs
  }

  /// What accepting the named chapters changes, and what it could not take in and why.
  public func changes(for names: [String]) throws -> (changes: [Change], refused: [String]) {
    let chapters =
      names.isEmpty ? book.chapters : try names.map { try book.chapter(named: $0) }
    var changes: [Change] = []
    var refused: [String] = []
    for chapter in chapters {
      do {
        let taken = try self.changes(for: chapter)
        changes += taken.changes
        refused += taken.refused
      } catch {
        refused.append("\(chapter.name): \(error)")
      }
    }
    return (changes, refused)
  }

  private func changes(for chapter: Chapter) throws -> (changes: [Change], refused: [String]) {
    let scratch = FileManager.default.temporaryDirectory
      .appending(path: "accept-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let program = programs.appending(path: chapter.name)
    let quick = try QuickRun(chapter.name, program: program, in: scratch)
    guard let golden = try goldenChange(chapter, printed: quick.output) else {
      return try runs(of: chapter, quickFolder: quick.folder)
    }
    try book.repository.apply([golden], onlyInMemory: true)
    let now = Chapter(chapter.name, in: book.repository)
    let taken = try runs(of: now, quickFolder: quick.folder)
    return ([golden] + taken.changes, taken.refused)
  }

  /// A new golden, if the program prints what the tolerances do not allow.
  private func goldenChange(_ chapter: Chapter, printed: String) throws -> Change? {
    if Comparator.compare(chapter.golden, with: printed).isEmpty { return nil }
    let path = "\(chapter.folder)/golden.txt"
    let text = chapter.golden.file(printing: printed.linesOfText)
    return Change(path, from: book.repository.text(path), to: text)
  }

  private func runs(
    of chapter: Chapter, quickFolder: URL
  ) throws -> (changes: [Change], refused: [String]) {
    var receipts = chapter.receipts
    var changes: [Change] = []
    var refused: [String] = []
    for run in wantedRuns(of: chapter) {
      do {
        let folder =
          run == "quick" ? quickFolder : book.repository.url(chapter.outputFolder(of: run))
        let old = receipts[run]
        guard let found = try FinishedRun(folder, name: chapter.outputFolder(of: run)) else {
          receipts[run] = old.map { pruned($0, run, chapter) }
          continue
        }
        try check(found, run, chapter)
        let files = try self.files(of: found, run, chapter)
        let command = chapter.command(for: run)
        receipts[run] = found.receipt(
          command: command, inputs: chapter.inputs(of: command, in: book.repository),
          values: values(of: run, chapter), files: files)
        changes += files.sorted { $0.key < $1.key }.compactMap { name, data in
          let path = "\(chapter.folder)/figures/\(name)"
          return book.repository.data(path) == data ? nil : Change(path, data: data)
        }
      } catch {
        refused.append("\(chapter.name), run `\(run)`: \(error)")
      }
    }
    receipts = receipts.filter { wantedRuns(of: chapter).contains($0.key) }
    let path = "\(chapter.folder)/figures/receipts.json"
    let old = book.repository.text(path)
    let text = try receipts.text()
    return (old == text ? changes : changes + [Change(path, from: old, to: text)], refused)
  }

  /// The runs that the texts ask for, the default run always: the contents quote its minutes.
  private func wantedRuns(of chapter: Chapter) -> [String] {
    let prefix = "\(chapter.name):"
    let quoted = book.quotedValues.filter { $0.hasPrefix(prefix) }
      .map { String($0.dropFirst(prefix.count).prefix { $0 != "/" }) }
    let shown = book.figures.compactMap { figure -> String? in
      guard let source = try? figure.source(in: book) else { return nil }
      return source.chapter.name == chapter.name ? source.run : nil
    }
    return Set(quoted + shown + ["default"]).sorted()
  }

  private func values(of run: String, _ chapter: Chapter) -> Set<String> {
    let prefix = "\(chapter.name):\(run)/"
    return Set(
      book.quotedValues.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) })
  }

  private func pruned(_ receipt: Receipt, _ run: String, _ chapter: Chapter) -> Receipt {
    var receipt = receipt
    let values = values(of: run, chapter)
    let shown = book.shownFiles
    receipt.values = receipt.values.filter { values.contains($0.key) }
    receipt.figures = receipt.figures.filter {
      shown.contains("\(chapter.folder)/figures/\($0.key)")
    }
    return receipt
  }

  /// Throws if the run is not the one that the command makes, or the code is newer than it.
  private func check(_ found: FinishedRun, _ run: String, _ chapter: Chapter) throws {
    if run == "quick" { return }
    if run == "default", let argument = found.foreignArgument {
      throw BookError(
        "it was made with `\(argument)`. Run `\(chapter.command(for: run)) --fresh`.")
    }
    let command = chapter.command(for: run)
    if let receipt = chapter.receipts[run], found.agrees(with: receipt),
      receipt.inputs == chapter.inputs(of: command, in: book.repository)
    {
      return
    }
    let sources = book.repository.names(in: chapter.folder).filter { $0.hasSuffix(".swift") }
    for name in sources where found.isOlder(than: book.repository.url("\(chapter.folder)/\(name)"))
    {
      throw BookError("\(name) was changed after it. Run `\(command)` again.")
    }
  }

  /// The files of a run that some text shows.
  private func files(
    of found: FinishedRun, _ run: String, _ chapter: Chapter
  ) throws -> [String: Data] {
    let prefix = "\(chapter.folder)/figures/"
    let own = book.figures.filter { figure in
      (try? figure.source(in: book)).flatMap { $0 }.map { $0.run == run } ?? false
    }
    let transcript = "\(run).txt"
    let names = own.map(\.path) + [prefix + transcript].filter(book.shownFiles.contains)
    let files = try names.filter { $0.hasPrefix(prefix) }.map { path -> (String, Data) in
      let name = String(path.dropFirst(prefix.count))
      let source = name == transcript ? "output.txt" : name
      guard let data = try? Data(contentsOf: found.folder.appending(path: source)) else {
        throw BookError("it made no `\(source)`. Correct the text, or the program.")
      }
      return (name, data)
    }
    return Dictionary(files, uniquingKeysWith: { first, _ in first })
  }
}

extension Chapter {
  /// Where a run leaves its files, from the root of the repository.
  public func outputFolder(of run: String) -> String {
    run == "default" ? "Output/\(name)" : "Output/studies/\(run)"
  }
}

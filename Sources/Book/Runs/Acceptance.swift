import Foundation
import Runs

/// Takes in what runs have made: goldens from the built programs, numbers and pictures from the
/// folders of finished runs. The one way in which a golden, a figure or a receipt changes.
public struct Acceptance {
  private let book: Book
  private let programs: URL
  private let reader: InputReader

  /// Accepts for a book whose built programs are in `programs`, and whose core computes as its
  /// `fingerprints` say.
  public init(_ book: Book, programs: URL, fingerprints: [String: String]) {
    (self.book, self.programs) = (book, programs)
    reader = InputReader(book.repository, fingerprints: fingerprints)
  }

  /// What accepting changes, and what could not be taken in and why.
  public typealias Result = (changes: [Change], refused: [String])

  /// Accepts the named chapters, or all.
  public func changes(for names: [String]) throws -> Result {
    let chapters =
      names.isEmpty ? book.chapters : try names.map { try book.chapter(named: $0) }
    var all: Result = ([], [])
    for chapter in chapters {
      do {
        let taken = try changes(for: chapter)
        all.changes += taken.changes
        all.refused += taken.refused
      } catch {
        all.refused.append("\(chapter.name): \(error)")
      }
    }
    return all
  }

  /// Accepts one run of a chapter: what a `folder` holds, else what its usual folder does; the quick
  /// run is made. Refuses where there is none.
  public func changes(for run: String, of name: String, in folder: URL? = nil) throws -> Result {
    let chapter = try book.chapter(named: name)
    if run == "quick" { return try changes(for: chapter, [run]) }
    if try finished(run, of: chapter, in: folder) == nil {
      return ([], ["\(name), run `\(run)`: there is none. Run `\(chapter.command(for: run))`."])
    }
    return try runs([run], of: chapter, in: folder)
  }

  /// Accepts some of a chapter's runs, all that the texts ask for unless they are named.
  private func changes(for chapter: Chapter, _ names: [String]? = nil) throws -> Result {
    let scratch = FileManager.default.temporaryDirectory
      .appending(path: "accept-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let program = programs.appending(path: chapter.name)
    let quick = try QuickRun(chapter.name, program: program, in: scratch)
    let golden = try goldenChange(chapter, printed: quick.output)
    let names = names ?? wantedRuns(of: chapter)
    let taken = try runs(names, of: chapter, quick: quick.folder)
    return ([golden].compactMap(\.self) + taken.changes, taken.refused)
  }

  /// A new golden, if the program prints what the tolerances do not allow.
  private func goldenChange(_ chapter: Chapter, printed: String) throws -> Change? {
    if Comparator.compare(chapter.golden, with: printed).isEmpty { return nil }
    let path = "\(chapter.folder)/golden.txt"
    let text = chapter.golden.file(printing: printed.linesOfText)
    return Change(path, from: book.repository.text(path), to: text)
  }

  private func runs(
    _ names: [String], of chapter: Chapter, in folder: URL? = nil, quick: URL? = nil
  ) throws -> Result {
    var receipts = chapter.receipts
    var taken: Result = ([], [])
    for run in names {
      do {
        let folder = run == "quick" ? quick : folder
        guard let found = try finished(run, of: chapter, in: folder) else {
          receipts.set(receipts[run].map { pruned($0, run, chapter) }, of: run)
          continue
        }
        try check(found, run, chapter)
        taken.changes += try take(found, run, chapter, into: &receipts)
      } catch {
        taken.refused.append("\(chapter.name), run `\(run)`: \(error)")
      }
    }
    let wanted = wantedRuns(of: chapter)
    for run in receipts.runs.keys where !wanted.contains(run) { receipts.set(nil, of: run) }
    let path = "\(chapter.folder)/figures/receipts.json"
    let (old, text) = (book.repository.text(path), try receipts.text())
    if old != text { taken.changes.append(Change(path, from: old, to: text)) }
    return taken
  }

  private func finished(_ run: String, of chapter: Chapter, in folder: URL?) throws -> FinishedRun?
  {
    let name = chapter.outputFolder(of: run)
    return try FinishedRun(folder ?? book.repository.url(name), name: name)
  }

  /// Makes the receipt of a run; returns the pictures that it changes.
  private func take(
    _ found: FinishedRun, _ run: String, _ chapter: Chapter, into receipts: inout Receipts
  ) throws -> [Change] {
    let files = try self.files(of: found, run, chapter)
    let inputs = reader.inputs(of: chapter, for: run)
    let receipt = found.receipt(
      arguments: book.study(run, of: chapter)?.arguments.joined(separator: " "),
      command: chapter.command(for: run), inputs: inputs.name, values: values(of: run, chapter),
      files: files)
    receipts.set(receipt, of: run, inputs: inputs)
    return files.sorted { $0.key < $1.key }.compactMap { name, data in
      let path = "\(chapter.folder)/figures/\(name)"
      return book.repository.data(path) == data ? nil : Change(path, data: data)
    }
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
    let shown = shownFiles(of: run, chapter)
    receipt.values = receipt.values.filter { values.contains($0.key) }
    receipt.figures = receipt.figures.filter {
      shown.contains("\(chapter.folder)/figures/\($0.key)")
    }
    return receipt
  }
}

// MARK: - What is refused

extension Acceptance {
  /// Throws if the run is not the one that the command makes, or what it depends on is newer.
  private func check(_ found: FinishedRun, _ run: String, _ chapter: Chapter) throws {
    if run == "quick" { return }
    let wanted = CommandWords(book.study(run, of: chapter)?.arguments ?? []).essential
    let command = chapter.command(for: run)
    if found.arguments != wanted {
      let (given, own) = (found.arguments.joined(separator: " "), wanted.joined(separator: " "))
      throw CourseError(
        "it was made with `\(given)`\(own.isEmpty ? "" : ", not `\(own)`"). Run `\(command)"
          + "\(run == "default" ? " --fresh" : "")`.")
    }
    var old: RunInputs?
    if let receipt = chapter.receipts[run], found.agrees(with: receipt) {
      old = chapter.receipts.inputs(of: run)
    }
    for path in reader.files(of: chapter, for: run, changedSince: old)
    where found.isOlder(than: book.repository.url(path)) {
      let name = path.split(separator: "/").last ?? ""
      throw CourseError("\(name) was changed after it. Run `\(command)` again.")
    }
  }

  /// The paths of a run's pictures and its transcript, where some text shows them as of this run.
  private func shownFiles(of run: String, _ chapter: Chapter) -> [String] {
    let prefix = "\(chapter.folder)/figures/"
    let own = book.figures.filter { figure in
      (try? figure.source(in: book)).flatMap { $0 }.map { $0.run == run } ?? false
    }
    let transcript = [prefix + "\(run).txt"].filter(book.shownFiles.contains)
    return own.map(\.path).filter { $0.hasPrefix(prefix) } + transcript
  }

  /// The files of a run that some text shows.
  private func files(
    of found: FinishedRun, _ run: String, _ chapter: Chapter
  ) throws -> [String: Data] {
    let prefix = "\(chapter.folder)/figures/"
    let transcript = "\(run).txt"
    let files = try shownFiles(of: run, chapter).map { path -> (String, Data) in
      let name = String(path.dropFirst(prefix.count))
      let source = name == transcript ? RunFiles.printed : name
      guard let data = try? Data(contentsOf: found.folder.appending(path: source)) else {
        throw CourseError("it made no `\(source)`. Correct the text, or the program.")
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

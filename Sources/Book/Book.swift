import Foundation
import Runs

/// A chapter: its text, its program, what it prints, and the receipts of its runs.
public struct Chapter: Sendable {
  /// The name of its folder and its program, such as `04-vanilla-gan`.
  public let name: String
  /// Its text.
  public let document: Document
  /// What `--quick` prints.
  public let golden: Golden
  let receipts: Receipts
  let program: String
  /// The mistakes that it can make, in the order of its rows.
  public let traps: [String]
  /// What could not be read.
  let findings: [Finding]

  /// The number that begins its name.
  var number: Int { Int(name.prefix { $0.isNumber }) ?? 0 }

  /// Its folder, from the root of the repository.
  public var folder: String { "Chapters/\(name)" }

  init(_ name: String, in repository: BookRepository) {
    self.name = name
    let folder = "Chapters/\(name)"
    var findings: [Finding] = []
    func read(_ file: String) -> String {
      if let text = repository.text("\(folder)/\(file)") { return text }
      let message = "The chapter `\(name)` has no \(file)."
      findings.append(Finding("\(folder)/\(file)", 1, message, mend: "write it"))
      return ""
    }
    document = Document(path: "\(folder)/chapter.md", text: read("chapter.md"))
    program = read("main.swift")
    let rows = repository.text("\(folder)/Variations.swift") ?? ""
    traps = TrapStudies.traps(in: rows).map(\.name)
    golden = Golden(read("golden.txt"))
    for problem in golden.problems {
      findings.append(Finding("\(folder)/golden.txt", 1, problem, mend: "correct the line"))
    }
    let path = "\(folder)/figures/receipts.json"
    do { receipts = try Receipts(repository.text(path)) } catch {
      receipts = Receipts()
      let message = "The receipts cannot be read: \(error)."
      findings.append(Finding(path, 1, message, mend: "restore the file, or \(acceptCommand)"))
    }
    self.findings = findings
  }
}

/// The whole book, read: its texts, its sources' regions, its chapters.
public struct Book {
  /// The files that it was read from.
  public let repository: BookRepository
  /// In reading order.
  public let chapters: [Chapter]
  /// `README.md`, `book.md` and the chapters' texts, in reading order.
  let documents: [Document]
  /// The regions of every source that has some, by path.
  let regions: [String: Regions]
  /// The studies whose runs it may show.
  let studies: [Study]

  /// Reads the book that a repository holds, which may show the runs of these studies; of the
  /// course's own unless they are given.
  public init(_ repository: BookRepository, studies: [Study]? = nil) {
    (self.repository, self.studies) = (repository, studies ?? Book.studies(in: repository))
    chapters = Repository.chapters(in: repository.text("Package.swift") ?? "")
      .map { Chapter($0, in: repository) }
    let fronts = ["README.md", "book.md"].compactMap { path in
      repository.text(path).map { Document(path: path, text: $0) }
    }
    documents = fronts + chapters.map(\.document)
    let sources = ["Sources", "Chapters"].flatMap(repository.swiftFiles(below:))
    let all = sources.map { Regions(path: $0, text: repository.text($0) ?? "") }
    regions = Dictionary(
      uniqueKeysWithValues: all.filter { !$0.all.isEmpty || !$0.findings.isEmpty }
        .map { ($0.path, $0) })
  }

  /// The chapter whose text a document is, or nil for the front pages.
  func chapter(of document: Document) -> Chapter? {
    chapters.first { $0.document.path == document.path }
  }

  func chapter(named name: String) throws -> Chapter {
    if let chapter = chapters.first(where: { $0.name == name }) { return chapter }
    let near = suggestion(for: name, among: chapters.map(\.name))
    throw CourseError("There is no chapter `\(name)`. \(near)")
  }

  /// The region, the declarations or the cell that `path#name` means in a document.
  func region(_ reference: String, in document: Document) throws -> (path: String, region: Region) {
    let parts = reference.split(separator: "#", maxSplits: 1)
    guard parts.count == 2 else {
      throw CourseError("`\(reference)` names no region: write `main.swift#name`.")
    }
    let path = BookRepository.resolve(String(parts[0]), from: document.folder)
    guard repository.exists(path) else { throw CourseError("There is no file `\(path)`.") }
    let (name, regions) = (String(parts[1]), self.regions[path])
    if let region = regions?[name] { return (path, region) }
    let outline = Outline(repository.text(path) ?? "")
    if let code = outline.code(of: name) { return (path, Region(name: name, line: 1, code: code)) }
    let near = suggestion(for: name, among: (regions?.all ?? []).map(\.name) + outline.names)
    throw CourseError("There is no region or declaration `\(name)` in \(path). \(near)")
  }

  /// The value that a comment in a document refers to: that of a run, or a statistic of several.
  func value(_ reference: ValueReference, in document: Document) throws -> Receipt.Value {
    reference.combined(try values(reference, in: document))
  }

  /// The values that a comment in a document refers to, one for each of its runs.
  func values(_ reference: ValueReference, in document: Document) throws -> [Receipt.Value] {
    guard let chapter = try reference.chapter.map(chapter(named:)) ?? chapter(of: document) else {
      throw CourseError(
        "Say whose `\(reference.name)` it is: `= 01-autoencoder:\(reference.name)`.")
    }
    return try reference.runs.map { try value(reference.name, of: $0, in: chapter) }
  }

  private func value(_ name: String, of run: String, in chapter: Chapter) throws -> Receipt.Value {
    guard let receipt = chapter.receipts[run] else {
      throw CourseError(
        "\(chapter.name) has no receipt for the run `\(run)`: make one with "
          + "`\(chapter.command(for: run))`, then `\(acceptCommand)`.")
    }
    if name == "seconds", let seconds = receipt.seconds {
      return Receipt.Value(value: seconds, text: "\(seconds)")
    }
    guard let value = receipt.values[name] else {
      throw CourseError(
        "The run `\(run)` of \(chapter.name) has no value `\(name)`. "
          + suggestion(for: name, among: receipt.values.keys))
    }
    return value
  }
}

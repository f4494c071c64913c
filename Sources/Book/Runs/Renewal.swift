import Foundation
import Runs

/// Makes stale runs anew and takes each into the book as soon as it is finished.
public struct Renewal {
  private let root: URL
  private let programs: URL
  private let fingerprints: [String: String]
  private let studies: [Study]?

  /// Renews the runs of the book in a folder, with the built `programs`, whose core computes as its
  /// `fingerprints` say.
  public init(
    root: URL, programs: URL, fingerprints: [String: String], studies: [Study]? = nil
  ) {
    (self.root, self.programs) = (root, programs)
    (self.fingerprints, self.studies) = (fingerprints, studies)
  }

  private var book: Book { Book(BookRepository(root: root), studies: studies) }

  /// The runs that are to be made again, in the order of the book.
  public var staleRuns: [StaleRun] { book.staleRuns(fingerprints: fingerprints) }

  /// Makes a run with `make`, which is handed the chapter's name, arguments and the folder to run in,
  /// and takes it into the book; returns what became of it, in a line. One that lies there finished
  /// and is of the present code is not made again. Throws where `make` does, or if the run is refused.
  ///
  /// A chapter's own run is made apart from the reader's, which may be unfinished.
  public func renew(
    _ stale: StaleRun,
    by make: (_ chapter: String, _ arguments: [String], _ folder: String) throws -> Void
  ) throws -> String {
    let start = "Output/studies/\(stale.run == "default" ? stale.chapter : stale.run)"
    let study = book.study(stale.run, of: try book.chapter(named: stale.chapter))
    let output = study == nil ? "\(start)/Output/\(stale.chapter)" : start
    if stale.run != "quick", (try? accept(stale, output)) == nil {
      let folder = study == nil ? root.appending(path: start) : root
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let place = study == nil ? "Output/\(stale.chapter)" : output
      try make(
        stale.chapter, (study?.arguments ?? []) + ["--out", place, "--fresh"], folder.path)
    }
    let differences = try accept(stale, output)
    return "\(stale.run): "
      + (differences.isEmpty
        ? "the same values and pictures" : differences.joined(separator: ", "))
  }

  /// Takes a finished run in and weaves; returns what differs from the last one.
  private func accept(_ stale: StaleRun, _ output: String) throws -> [String] {
    let before = book
    let acceptance = Acceptance(before, programs: programs, fingerprints: fingerprints)
    let folder = stale.run == "quick" ? nil : root.appending(path: output)
    let taken = try acceptance.changes(for: stale.run, of: stale.chapter, in: folder)
    if let reason = taken.refused.first { throw CourseError(reason) }
    try before.repository.apply(taken.changes, onlyInMemory: false)
    let now = book
    try now.repository.apply(now.weave(), onlyInMemory: false)
    let chapter = try now.chapter(named: stale.chapter)
    guard let new = chapter.receipts[stale.run] else { return ["the text shows nothing of it"] }
    let old = try before.chapter(named: stale.chapter).receipts[stale.run]
    return old.map(new.differences(from:)) ?? []
  }
}

extension Receipt {
  /// The numbers and pictures that are others than those of an older run, one each.
  func differences(from old: Receipt) -> [String] {
    let numbers = values.sorted { $0.key < $1.key }.compactMap { name, value -> String? in
      guard name != "training-minutes", let before = old.values[name], before != value else {
        return nil
      }
      return "\(name) \(before.text) -> \(value.text)"
    }
    let pictures = figures.keys.sorted().filter { old.figures[$0] != figures[$0] }
    return numbers + pictures.map { "another \($0)" }
  }
}

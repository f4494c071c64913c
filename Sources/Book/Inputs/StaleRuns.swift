/// A run whose receipt is not of the present code, data or command.
public struct StaleRun: Sendable {
  /// The chapter that it is of.
  public let chapter: String
  /// `default`, `quick`, or the name of a study.
  public let run: String
  /// What has changed since, in words.
  public let reason: String
  /// How long the last run took, or was expected to take.
  public let minutes: Double
}

extension Book {
  /// The runs that are to be made again, as the core computes now, in the order of the book.
  public func staleRuns(fingerprints: [String: String]) -> [StaleRun] {
    let reader = InputReader(repository, fingerprints: fingerprints)
    return chapters.flatMap { staleRuns(of: $0, reader) }
  }

  /// The runs of a chapter that are to be made again.
  func staleRuns(of chapter: Chapter, _ reader: InputReader) -> [StaleRun] {
    chapter.receipts.runs.sorted { $0.key < $1.key }.compactMap { run, receipt in
      let reasons = reasons(against: receipt, run, chapter, reader)
      guard let first = reasons.first else { return nil }
      let shown = reasons.prefix(3)
      let rest = reasons.count - shown.count
      return StaleRun(
        chapter: chapter.name, run: run,
        reason: reasons.count == 1
          ? first : shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : ""),
        minutes: receipt.seconds.map { $0 / 60 } ?? study(run, of: chapter)?.minutes ?? 0)
    }
  }

  private func reasons(
    against receipt: Receipt, _ run: String, _ chapter: Chapter, _ reader: InputReader
  ) -> [String] {
    let command = chapter.command(for: run)
    if receipt.command != command { return ["it was `\(receipt.command)`, not `\(command)`"] }
    let study = study(run, of: chapter)
    if study == nil, run != "default", run != "quick" { return ["there is no such study now"] }
    let arguments = study?.arguments.joined(separator: " ")
    let settings =
      receipt.arguments == arguments
      ? [] : ["its arguments were `\(receipt.arguments ?? "")`, and are `\(arguments ?? "")`"]
    let old = chapter.receipts.inputs(of: run) ?? RunInputs()
    return settings + reader.inputs(of: chapter, for: run).changes(since: old)
  }

  /// The study of a chapter that has this name.
  func study(_ name: String, of chapter: Chapter) -> Study? {
    studies.first { $0.name == name && $0.chapter == chapter.name }
  }
}

import Foundation
import Runs

/// What a run has left in its folder: `values.json`, perhaps `run.json`, pictures and other files.
struct FinishedRun {
  let folder: URL
  private let record: RunRecord
  private let circumstances: Circumstances?
  private let finished: Date

  /// Reads a run's folder; nil if there is none; throws if the run is unfinished or damaged.
  init?(_ folder: URL, name: String) throws {
    func path(of file: String) -> String { folder.appending(path: file).path }
    let files = FileManager.default
    guard files.fileExists(atPath: path(of: RunFiles.record)) else { return nil }
    if files.fileExists(atPath: path(of: RunFiles.mark)) {
      throw CourseError("\(name) holds an unfinished run: run it to its end, then accept it.")
    }
    record = try RunRecord.read(from: folder.path)
    circumstances = try? Circumstances.read(from: folder.path)
    self.folder = folder
    let attributes = try files.attributesOfItem(atPath: path(of: RunFiles.record))
    finished = attributes[.modificationDate] as? Date ?? .distantPast
  }

  /// The arguments that decide what was computed.
  var arguments: [String] { CommandWords(record.arguments).essential }

  /// Whether a file was changed after the run began.
  func isOlder(than file: URL) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
    let began = finished.addingTimeInterval(-(circumstances?.seconds ?? 0))
    return (attributes?[.modificationDate] as? Date).map { $0 > began } ?? false
  }

  /// Whether this may be the run of a receipt: every number that it keeps is the same here.
  func agrees(with receipt: Receipt) -> Bool {
    let values = self.values
    return receipt.values.allSatisfy { values[$0.key] == $0.value }
  }

  /// The numbers by name, and the measured `training-minutes`.
  var values: [String: Receipt.Value] {
    let minutes = circumstances?.trainingSeconds.map { seconds in
      let text = String(format: "%.2f", seconds / 60)
      return ("training-minutes", Receipt.Value(value: seconds / 60, text: text))
    }
    return Dictionary(
      record.values.map { ($0.name, Receipt.Value(value: $0.value, text: $0.text)) }
        + [minutes].compactMap(\.self),
      uniquingKeysWith: { first, _ in first })
  }

  /// The receipt that keeps the named values and files.
  func receipt(
    arguments: String?, command: String, inputs: String, values: Set<String>,
    files: [String: Data]
  ) -> Receipt {
    let day = Date.ISO8601FormatStyle().year().month().day()
    return Receipt(
      arguments: arguments, command: command, seed: record.seed, seconds: circumstances?.seconds,
      date: circumstances?.date ?? finished.formatted(day),
      processor: circumstances?.processor ?? "unknown processor", inputs: inputs,
      values: self.values.filter { values.contains($0.key) },
      figures: files.mapValues { sha256($0) })
  }
}

import Foundation

/// What a run has left in its folder: `values.json`, perhaps `run.json`, pictures and other files.
struct FinishedRun {
  private struct Record: Decodable {
    struct Value: Decodable {
      let name: String
      let value: Double
      let text: String
    }
    let arguments: [String]
    let seed: UInt64
    let values: [Value]
  }

  /// How the run went on the machine; not part of what it computed.
  private struct Circumstances: Decodable {
    var seconds: Double?
    var trainingSeconds: Double?
    var date: String?
    var processor: String?
  }

  /// Flags that change how a run is made, and nothing of what it computes.
  private static let harmless = [
    "--out": 1, "--progress": 1, "--threads": 1, "--fresh": 0, "--resume": 0, "--quick": 0,
  ]

  let folder: URL
  private let record: Record
  private let circumstances: Circumstances
  private let finished: Date

  /// Reads a run's folder; nil if there is none; throws if the run is unfinished or damaged.
  init?(_ folder: URL, name: String) throws {
    let file = folder.appending(path: "values.json")
    guard let data = try? Data(contentsOf: file) else { return nil }
    if FileManager.default.fileExists(atPath: folder.appending(path: "unfinished").path) {
      throw BookError("\(name) holds an unfinished run: run it to its end, then accept it.")
    }
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "infinity", negativeInfinity: "-infinity", nan: "nan")
    do { record = try decoder.decode(Record.self, from: data) } catch {
      throw BookError("\(name)/values.json is damaged: run it again.")
    }
    let notes = try? Data(contentsOf: folder.appending(path: "run.json"))
    circumstances =
      notes.flatMap { try? decoder.decode(Circumstances.self, from: $0) } ?? Circumstances()
    self.folder = folder
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    finished = attributes[.modificationDate] as? Date ?? .distantPast
  }

  /// The arguments that decide what was computed.
  var arguments: [String] { Self.essential(record.arguments) }

  /// These arguments without those that change nothing of what is computed.
  static func essential(_ arguments: [String]) -> [String] {
    var (kept, rest) = ([String](), arguments[...])
    while let word = rest.popFirst() {
      let parts = word.split(separator: "=", maxSplits: 1)
      if let values = harmless[String(parts.first ?? "")] {
        if values == 1, parts.count == 1 { rest = rest.dropFirst() }
      } else {
        kept.append(word)
      }
    }
    return kept
  }

  /// Whether a file was changed after the run began.
  func isOlder(than file: URL) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
    let began = finished.addingTimeInterval(-(circumstances.seconds ?? 0))
    return (attributes?[.modificationDate] as? Date).map { $0 > began } ?? false
  }

  /// Whether this may be the run of a receipt: every number that it keeps is the same here.
  func agrees(with receipt: Receipt) -> Bool {
    let values = self.values
    return receipt.values.allSatisfy { values[$0.key] == $0.value }
  }

  /// The numbers by name, and the measured `training-minutes`.
  var values: [String: Receipt.Value] {
    let minutes = circumstances.trainingSeconds.map { seconds in
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
      arguments: arguments, command: command, seed: record.seed, seconds: circumstances.seconds,
      date: circumstances.date ?? finished.formatted(day),
      processor: circumstances.processor ?? Self.processor, inputs: inputs,
      values: self.values.filter { values.contains($0.key) },
      figures: files.mapValues { sha256($0) })
  }

  /// This machine's processor and its cores.
  private static var processor: String {
    let cores = ProcessInfo.processInfo.processorCount
    let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let name = text.linesOfText.first { $0.hasPrefix("model name") }?.split(separator: ":").last
    return "\((name ?? "unknown processor").trimmed), \(cores) cores"
  }
}

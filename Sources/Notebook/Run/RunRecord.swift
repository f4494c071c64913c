import Core
import Foundation

/// What a run leaves in `values.json`: its command, its numbers by name, its files.
public struct RunRecord: Codable, Equatable, Sendable {
  /// A number that the book may quote.
  public struct Value: Codable, Equatable, Sendable {
    /// What the book calls it.
    public let name: String
    /// The number itself.
    public let value: Double
    /// The number as printed.
    public let text: String
    /// What it is, in words.
    public let label: String
    /// Whether it stands in the table at the end of `course run`.
    public let isKey: Bool
  }

  /// The chapter that ran.
  public let chapter: String
  /// Its title.
  public let title: String
  /// The arguments that the chapter was run with.
  public let arguments: [String]
  /// The seed of the run.
  public let seed: UInt64
  /// The numbers, in the order in which they were recorded.
  public internal(set) var values: [Value] = []
  /// The files written beside this one.
  public internal(set) var files: [String] = []

  /// The record that a finished run left in `folder`.
  public static func read(from folder: String) throws -> RunRecord {
    let path = folder + "/values.json"
    guard let data = FileManager.default.contents(atPath: path) else {
      throw NotebookError("There is no \(path): run the chapter first.")
    }
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "infinity", negativeInfinity: "-infinity", nan: "nan")
    do { return try decoder.decode(RunRecord.self, from: data) } catch {
      throw NotebookError("\(path) is damaged: run the chapter again.")
    }
  }

  /// Adds a number; traps if the name is taken.
  mutating func add(_ value: Value) {
    require(
      !values.contains { $0.name == value.name }, "The value '\(value.name)' is recorded twice.")
    values.append(value)
  }

  /// The record as JSON, the same bytes for the same record.
  func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "infinity", negativeInfinity: "-infinity", nan: "nan")
    return try Array(encoder.encode(self)) + [10]
  }
}

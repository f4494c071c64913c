import Foundation

/// The files that every run leaves in its folder, whatever its chapter draws and saves.
public enum RunFiles {
  /// Its command and its numbers: a `RunRecord`.
  public static let record = "values.json"
  /// How it went on its machine: `Circumstances`.
  public static let circumstances = "run.json"
  /// All that it printed.
  public static let printed = "output.txt"
  /// The command that goes on with it, until it is finished.
  public static let mark = "unfinished"

  /// A value as JSON, the same bytes for the same value. Numbers may be infinite, or none.
  static func json(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "infinity", negativeInfinity: "-infinity", nan: "nan")
    return try Array(encoder.encode(value)) + [10]
  }

  /// The value that `json` wrote into a file of `folder`; nil if there is no such file; throws if it
  /// holds something else.
  static func value<Value: Decodable>(in file: String, of folder: String) throws -> Value? {
    let path = "\(folder)/\(file)"
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "infinity", negativeInfinity: "-infinity", nan: "nan")
    do { return try decoder.decode(Value.self, from: data) } catch {
      throw CourseError("\(path) is damaged: run the chapter again.")
    }
  }
}

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

    /// A number of these properties.
    public init(name: String, value: Double, text: String, label: String, isKey: Bool) {
      (self.name, self.value, self.text) = (name, value, text)
      (self.label, self.isKey) = (label, isKey)
    }
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
  public private(set) var values: [Value] = []
  /// The files written beside this one.
  public var files: [String] = []

  /// The record of a run that has recorded nothing yet.
  public init(chapter: String, title: String, arguments: [String], seed: UInt64) {
    (self.chapter, self.title) = (chapter, title)
    (self.arguments, self.seed) = (arguments, seed)
  }

  /// The record that a finished run left in `folder`; throws if it is missing or damaged.
  public static func read(from folder: String) throws -> RunRecord {
    if let record: RunRecord = try RunFiles.value(in: RunFiles.record, of: folder) {
      return record
    }
    throw CourseError("There is no \(folder)/\(RunFiles.record): run the chapter first.")
  }

  /// Adds a number; traps if the name is taken.
  public mutating func add(_ value: Value) {
    // In an optimised build a precondition keeps its message to itself.
    if values.contains(where: { $0.name == value.name }) {
      fatalError("The value '\(value.name)' is recorded twice.")
    }
    values.append(value)
  }

  /// What `values.json` holds, the same bytes for the same record.
  public func json() throws -> [UInt8] { try RunFiles.json(self) }
}

import Foundation

/// What is kept of a finished run: how it was made, the numbers that the text quotes, and the
/// pictures that it shows.
public struct Receipt: Codable, Equatable, Sendable {
  /// A number that the text may quote.
  public struct Value: Codable, Equatable, Sendable {
    let value: Double
    /// The number as the run printed it.
    let text: String
  }

  /// The command that makes all of it anew.
  let command: String
  let seed: UInt64
  /// How long the run took, in seconds; nil where nobody measured it.
  let seconds: Double?
  /// The day of the run, such as 2026-01-31.
  let date: String
  let processor: String
  /// The hash of everything the run depends on; see `Chapter.inputs(of:in:)`.
  let inputs: String
  var values: [String: Value]
  /// The SHA-256 of each file in `figures/` that the run made.
  var figures: [String: String]
}

/// The receipts of one chapter, by the name of the run: `default`, `quick`, or that of a study.
typealias Receipts = [String: Receipt]

extension Receipts {
  /// Reads `receipts.json`; there are none where there is no such file.
  static func read(_ text: String?) throws -> Receipts {
    guard let text else { return [:] }
    return try JSONDecoder().decode(Receipts.self, from: Data(text.utf8))
  }

  /// The file that `read` reads.
  func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}

extension Chapter {
  /// The command that repeats a run.
  public func command(for run: String) -> String {
    switch run {
    case "default": "swift run -c release \(name)"
    case "quick": "swift run -c release \(name) --quick"
    default: "swift run -c release course study \(run)"
    }
  }

  /// Hashes what a run depends on: the chapter's code without comments, its golden, the data and
  /// the command. The golden stands for the core: when the core changes results, it changes too.
  func inputs(of command: String, in repository: BookRepository) -> String {
    let sources = repository.names(in: folder).filter { $0.hasSuffix(".swift") }
    let code = sources.map { withoutComments(repository.text("\(folder)/\($0)") ?? "") }
    let parts = code + [golden.lines.joined(separator: "\n"), repository.dataHash, command]
    return sha256(parts.joined(separator: "\0").utf8)
  }
}

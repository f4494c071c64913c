import Foundation
import Runs

/// What is kept of a finished run: how it was made, the numbers that the text quotes, and the
/// pictures that it shows.
public struct Receipt: Codable, Equatable, Sendable {
  /// A number that the text may quote.
  public struct Value: Codable, Equatable, Sendable {
    let value: Double
    /// The number as the run printed it.
    let text: String
  }

  /// What a study gives its chapter's program; nil for the chapter's own runs.
  var arguments: String?
  /// The command that makes all of it anew.
  let command: String
  let seed: UInt64
  /// How long the run took, in seconds; nil where nobody measured it.
  let seconds: Double?
  /// The day of the run, such as 2026-01-31.
  let date: String
  let processor: String
  /// The name of what the run depends on, all of which stands once for all runs that share it.
  let inputs: String
  var values: [String: Value]
  /// The SHA-256 of each file in `figures/` that the run made.
  var figures: [String: String]
}

/// The receipts of one chapter: what `receipts.json` holds.
struct Receipts: Codable, Equatable {
  /// The receipts by the name of the run: `default`, `quick`, or that of a study.
  private(set) var runs: [String: Receipt] = [:]
  /// What the runs depend on, by the names that the receipts give.
  private var inputs: [String: RunInputs] = [:]

  /// There are none.
  init() {}

  /// Reads `receipts.json`; there are none where there is no such file. Throws where the file is
  /// damaged.
  init(_ text: String?) throws {
    guard let text, text.filter({ !$0.isWhitespace }) != "{}" else { return }
    self = try JSONDecoder().decode(Receipts.self, from: Data(text.utf8))
    for (run, receipt) in runs where inputs[receipt.inputs] == nil {
      throw CourseError("the run `\(run)` depends on `\(receipt.inputs)`, which is not there")
    }
  }

  /// The file that `init` reads.
  func text() throws -> String {
    if runs.isEmpty { return "{\n\n}\n" }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }

  /// The receipt of a run.
  subscript(run: String) -> Receipt? { runs[run] }

  /// What a run depended on when it was made.
  func inputs(of run: String) -> RunInputs? { runs[run].flatMap { inputs[$0.inputs] } }

  /// Puts a receipt in the place of the last one of that run, or takes it away.
  mutating func set(_ receipt: Receipt?, of run: String, inputs newInputs: RunInputs? = nil) {
    runs[run] = receipt
    if let receipt, let newInputs { inputs[receipt.inputs] = newInputs }
    let used = Set(runs.values.map(\.inputs))
    inputs = inputs.filter { used.contains($0.key) }
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
}

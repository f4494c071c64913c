import Foundation

/// Where a training stands, beside the state of what it trains.
struct TrainingState: Codable, Equatable {
  /// The steps that are done.
  var step = 0
  /// The steps that there will be.
  var count: Int
  /// What was measured so far.
  var history = History()
  /// What the steps have put into the notebook so far.
  var entries = NotebookEntries()

  init(count: Int) { self.count = count }

  /// The state as a text, from which the same bits come back.
  func text() throws -> String { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }

  /// Reads `text()`.
  init(text: String) throws {
    self = try JSONDecoder().decode(TrainingState.self, from: Data(text.utf8))
  }
}

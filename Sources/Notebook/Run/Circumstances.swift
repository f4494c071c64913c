import Foundation

/// How a run went on its machine; nothing of what it computed. It goes into `run.json`.
struct Circumstances: Codable {
  let seconds: Double
  /// How much of it the trainings took; nil if some of them was done by an earlier run.
  let trainingSeconds: Double?
  let date: String
  let processor: String
  let peakMegabytes: Int

  /// A run that has taken so long and ends now, here.
  init(seconds: Double, trainingSeconds: Double?) {
    self.seconds = (seconds * 10).rounded() / 10
    self.trainingSeconds = trainingSeconds.map { ($0 * 10).rounded() / 10 }
    date = Date.now.formatted(.iso8601.year().month().day())
    processor = Machine.processor
    peakMegabytes = Machine.peakMemory >> 20
  }

  func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try Array(encoder.encode(self)) + [10]
  }
}

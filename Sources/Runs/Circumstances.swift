import Foundation

/// How a run went on its machine; nothing of what it computed. It goes into `run.json`.
public struct Circumstances: Codable, Sendable {
  /// How long it took, to a tenth.
  public let seconds: Double
  /// How much of it the trainings took; nil if some of them was done by an earlier run.
  public let trainingSeconds: Double?
  /// The day on which it ended, such as 2026-01-31.
  public let date: String
  /// The processor's name as the system gives it.
  public let processor: String
  /// The most memory that it had at once.
  public let peakMegabytes: Int

  /// A run that has taken so long and ends now, on such a machine.
  public init(seconds: Double, trainingSeconds: Double?, processor: String, peakMegabytes: Int) {
    self.seconds = (seconds * 10).rounded() / 10
    self.trainingSeconds = trainingSeconds.map { ($0 * 10).rounded() / 10 }
    date = Date.now.formatted(.iso8601.year().month().day())
    self.processor = processor
    self.peakMegabytes = peakMegabytes
  }

  /// Those of the finished run in `folder`; nil if it left none. Throws if they are damaged.
  public static func read(from folder: String) throws -> Circumstances? {
    try RunFiles.value(in: RunFiles.circumstances, of: folder)
  }

  /// What `run.json` holds.
  public func json() throws -> [UInt8] { try RunFiles.json(self) }
}

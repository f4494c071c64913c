import Foundation

/// A line of the stream in which Swift Testing says what happens: `--event-stream-output-path`.
struct TestEvent: Decodable {
  /// What the package manager shows of an event.
  struct Message: Decodable {
    let symbol: String
    let text: String
  }

  private struct Instant: Decodable {
    let absolute: Double
  }

  private struct Case: Decodable {
    let displayName: String
  }

  private struct Issue: Decodable {
    struct Location: Decodable {
      let _filePath: String
      let line: Int
    }
    let sourceLocation: Location?
  }

  private enum Line: String, CodingKey { case kind, payload }
  private enum Payload: String, CodingKey {
    case kind, id, testID, instant, messages, issue
    case testCase = "_testCase"
  }

  /// `test` for a test that is going to run, else what happened: `testStarted`, `issueRecorded`, ….
  let kind: String
  /// The test, such as `CoreTests.ShapeTests/broadcasts()/ShapeTests.swift:9:4`; nil for the whole run.
  let test: String?
  /// Seconds since some moment before the run.
  let time: Double
  /// What to show of it.
  let messages: [Message]
  /// The arguments of the test, if it takes any.
  let arguments: String?
  /// The file and the line of an issue.
  let place: String?

  init(from decoder: Decoder) throws {
    let line = try decoder.container(keyedBy: Line.self)
    let payload = try line.nestedContainer(keyedBy: Payload.self, forKey: .payload)
    let isPlan = try line.decode(String.self, forKey: .kind) == "test"
    let detail = try payload.decode(String.self, forKey: .kind)
    kind = isPlan && detail == "function" ? "test" : detail
    test = try payload.decodeIfPresent(String.self, forKey: isPlan ? .id : .testID)
    time = try payload.decodeIfPresent(Instant.self, forKey: .instant)?.absolute ?? 0
    messages = try payload.decodeIfPresent([Message].self, forKey: .messages) ?? []
    arguments = try payload.decodeIfPresent(Case.self, forKey: .testCase)?.displayName
    let location = try payload.decodeIfPresent(Issue.self, forKey: .issue)?.sourceLocation
    place = location.map { "\($0._filePath):\($0.line)" }
  }

  /// Reads a line; nil if it is none of the stream.
  init?(_ line: some Sequence<UInt8>) {
    guard let event = try? JSONDecoder().decode(Self.self, from: Data(line)) else { return nil }
    self = event
  }
}

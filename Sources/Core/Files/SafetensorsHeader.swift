/// The JSON header of a safetensors file. The parser knows this one form of JSON and nothing else:
/// it does not call itself, so nothing can nest deeper than the form allows.
struct SafetensorsHeader {
  /// One tensor as the header describes it.
  struct Entry {
    var name: String
    var type = ""
    var shape: [Int] = []
    var start = 0
    var end = 0
  }

  /// What is wrong, in words that follow the name of the file.
  struct Problem: Error {
    let text: String
  }

  private(set) var metadata: [String: String] = [:]
  private(set) var entries: [Entry] = []

  /// Parses `{"name": {"dtype": …, "shape": […], "data_offsets": [start, end]}, …}` with, if
  /// present, `"__metadata__": {"key": "text", …}`; names must be unique.
  init(parsing bytes: ArraySlice<UInt8>) throws {
    var json = JSONScanner(bytes)
    var names: Set<String> = []
    try json.object { name, json in
      guard names.insert(name).inserted else {
        throw Problem(text: "its header has the name \(name) twice")
      }
      if name == "__metadata__" {
        try json.object { key, json in
          guard metadata.updateValue(try json.string(), forKey: key) == nil else {
            throw Problem(text: "its metadata have the key \(key) twice")
          }
        }
      } else {
        entries.append(try Self.entry(name, &json))
      }
    }
    try json.expectEnd()
  }

  private static func entry(_ name: String, _ json: inout JSONScanner) throws -> Entry {
    var entry = Entry(name: name)
    var keys: Set<String> = []
    try json.object { key, json in
      guard keys.insert(key).inserted else {
        throw Problem(text: "its tensor \(name) has the key \(key) twice")
      }
      switch key {
      case "dtype": entry.type = try json.string()
      case "shape": entry.shape = try json.integers(atMost: Shape.maximumRank)
      case "data_offsets":
        let offsets = try json.integers(atMost: 2)
        guard offsets.count == 2, offsets[0] <= offsets[1] else {
          throw Problem(text: "its tensor \(name) has the offsets \(offsets)")
        }
        (entry.start, entry.end) = (offsets[0], offsets[1])
      default: throw Problem(text: "its tensor \(name) has the unknown key \(key)")
      }
    }
    guard keys.count == 3 else {
      throw Problem(text: "its tensor \(name) lacks a dtype, a shape or its offsets")
    }
    return entry
  }

  /// Checks that each tensor has a known type, a shape that fits its bytes, and that together they
  /// cover `dataCount` bytes without overlap or hole.
  func check(dataCount: Int) throws {
    for entry in entries {
      let size = try elementSize(entry)
      var bytes = size
      for axis in entry.shape {
        let (product, overflow) = bytes.multipliedReportingOverflow(by: axis)
        guard !overflow else {
          throw Problem(text: "its tensor \(entry.name) has the impossible shape \(entry.shape)")
        }
        bytes = product
      }
      guard entry.end - entry.start == bytes else {
        throw Problem(
          text: "its tensor \(entry.name) \(entry.shape) needs \(bytes) bytes, it has "
            + "\(entry.end - entry.start)")
      }
    }
    var covered = 0
    for entry in entries.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      guard entry.start == covered else {
        let what = entry.start < covered ? "overlaps the one before it" : "leaves a hole before it"
        throw Problem(text: "its tensor \(entry.name) \(what)")
      }
      covered = entry.end
    }
    guard covered == dataCount else {
      throw Problem(text: "its tensors need \(covered) bytes, it holds \(dataCount)")
    }
  }

  private func elementSize(_ entry: Entry) throws -> Int {
    switch entry.type {
    case "F32": return 4
    case "I64" where entry.shape.isEmpty: return 8
    default:
      throw Problem(
        text: "its tensor \(entry.name) \(entry.shape) has the type \(entry.type), not F32")
    }
  }
}

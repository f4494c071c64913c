import Runs

/// How closely a line of a run must be met: to the byte, or through BLAS, whose rounding differs
/// between processors.
///
///     = "parameters"
///     ~ "share of ones" rtol 1e-2 because it counts 200 images
///     ~ *
public struct Tolerance: Sendable, Equatable {
  /// The largest relative tolerance that needs no reason.
  static let largestWithoutReason = 2e-3

  /// The lines it is for contain this text; every line contains `*`.
  let pattern: String
  /// To the byte, numbers too.
  let isExact: Bool
  let relative: Double
  /// Added to what rounding the last printed digit allows.
  let absolute: Double
  /// How many words of a line may differ, such as labels that a network chose.
  let words: Int

  static let exact = Tolerance(pattern: "*", isExact: true, relative: 0, absolute: 0, words: 0)

  private init(pattern: String, isExact: Bool, relative: Double, absolute: Double, words: Int) {
    self.pattern = pattern
    self.isExact = isExact
    self.relative = relative
    self.absolute = absolute
    self.words = words
  }

  /// Reads a declaration; throws if it is none, or loose without a reason.
  init(_ line: String) throws {
    let (rest, pattern) = try Self.split(line)
    let clauses = rest.split(separator: "because", maxSplits: 1)
    let parts = clauses.first?.split(separator: " ") ?? []
    guard parts.count.isMultiple(of: 2) else { throw Self.unreadable(line) }
    var settings: [Substring: Double] = [:]
    for i in stride(from: 0, to: parts.count, by: 2) {
      guard ["rtol", "atol", "words"].contains(parts[i]), let value = Double(parts[i + 1]) else {
        throw Self.unreadable(line)
      }
      settings[parts[i]] = value
    }
    self.init(
      pattern: pattern, isExact: line.hasPrefix("="),
      relative: settings["rtol"] ?? Self.largestWithoutReason, absolute: settings["atol"] ?? 0,
      words: Int(settings["words"] ?? 0))
    let isLoose = relative > Self.largestWithoutReason || absolute > 0 || words > 0
    if isLoose, clauses.count < 2 {
      throw CourseError("`\(line)` is looser than rtol 2e-3: end it with `because` and the reason.")
    }
  }

  private static func split(_ line: String) throws -> (rest: String, pattern: String) {
    let body = line.dropFirst(2).trimmed
    if body.hasPrefix("*") { return (String(body.dropFirst()), "*") }
    let pieces = body.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
    guard pieces.count == 3, pieces[0].isEmpty, !pieces[1].isEmpty else { throw unreadable(line) }
    return (String(pieces[2]), String(pieces[1]))
  }

  private static func unreadable(_ line: String) -> CourseError {
    CourseError("`\(line)` declares no tolerance: write `~ \"text\" rtol 2e-3` or `= \"text\"`.")
  }

  func fits(_ line: String) -> Bool { pattern == "*" || line.contains(pattern) }
}

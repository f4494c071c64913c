import Foundation
import Runs

/// What `<!-- = bottleneck/pca-error *100 %.1f -->` asks for: a value, a factor and a format; or what
/// `<!-- = default,seed-2,seed-3/error mean %.4f -->` does, a statistic of one value of several runs.
struct ValueReference {
  /// A number that is computed of one value of several runs.
  enum Statistic: String {
    case mean
    /// The standard error of the mean: the sample's standard deviation over the root of its size.
    case error
    /// How far the mean may be off either way, by Student's t at 95 %.
    case interval
  }

  /// The chapter whose run it is, or nil in that chapter's own text.
  let chapter: String?
  /// The runs: `default`, `quick`, or the names of studies; more than one for a statistic.
  let runs: [String]
  let name: String
  let statistic: Statistic?
  private let factor: Double?
  private let format: String?

  /// Reads `[chapter:][run/]name [*factor] [format]`, or
  /// `[chapter:]run,run,…/name mean|error|interval [*factor] [format]`.
  init(_ argument: String) throws {
    var words = argument.split(separator: " ")
    guard !words.isEmpty else { throw CourseError("`<!-- = -->` names no value.") }
    (chapter, runs, name) = Self.parts(of: words.removeFirst())
    statistic = words.first.flatMap { Statistic(rawValue: String($0)) }
    if statistic != nil { words.removeFirst() }
    guard (statistic != nil) == (runs.count > 1) else {
      throw CourseError(
        "`\(argument)`: `mean`, `error` and `interval` are of several runs: "
          + "`default,seed-2/name mean`.")
    }
    factor = words.first { $0.hasPrefix("*") }.flatMap { Double($0.dropFirst()) }
    format = words.first { $0.hasPrefix("%") }.map(String.init)
    guard words.count == (factor == nil ? 0 : 1) + (format == nil ? 0 : 1) else {
      throw CourseError(
        "`\(argument)` is no value: write `name *factor %.4f`, the last two optional.")
    }
  }

  /// A value of one run, or of several, as a `holds` comment asks for it: several without a statistic
  /// are their mean with its interval.
  init(name path: String, statistic word: String?) throws {
    (chapter, runs, name) = Self.parts(of: Substring(path))
    statistic = word.flatMap { Statistic(rawValue: $0) }
    (factor, format) = (nil, nil)
    if statistic != nil, runs.count == 1 {
      throw CourseError(
        "`\(path) \(word ?? "")` is of one run: name several, `default,seed-2/name`")
    }
  }

  /// The parts of `[chapter:][run,…/]name`.
  private static func parts(of path: Substring) -> (chapter: String?, runs: [String], name: String)
  {
    let path = path.split(separator: ":", maxSplits: 1)
    let parts = (path.last ?? "").split(separator: "/", maxSplits: 1)
    return (
      path.count == 2 ? String(path[0]) : nil,
      parts.count == 2 ? parts[0].split(separator: ",").map(String.init) : ["default"],
      String(parts.last ?? "")
    )
  }

  /// The value of the one run, or the statistic of the values of all runs; at least one.
  func combined(_ values: [Receipt.Value]) -> Receipt.Value {
    guard let statistic else { return values[0] }
    let sample = Sample(values.map(\.value))
    let number =
      switch statistic {
      case .mean: sample.mean
      case .error: sample.standardError
      case .interval: sample.interval
      }
    return Receipt.Value(value: number, text: "\(number)")
  }

  /// The number as the text must show it. Formats are those of C: `%.4f`, `%.1e`, `%d`, and `%'d`
  /// for thousands set apart by commas.
  func text(of value: Receipt.Value) throws -> String {
    if factor == nil, format == nil { return value.text }
    let number = value.value * (factor ?? 1)
    guard let format else { return "\(number)" }
    if format.wholeMatch(of: #/%\.\d[fe]/#) != nil { return String(format: format, number) }
    let whole = String(format: "%.0f", number)
    switch format {
    case "%d": return whole
    case "%'d": return Self.grouped(whole)
    default: throw CourseError("`\(format)` is no format: write %.4f, %.1e, %d or %'d.")
    }
  }

  private static func grouped(_ digits: String) -> String {
    let sign = digits.hasPrefix("-") ? "-" : ""
    var rest = Array(digits.dropFirst(sign.count))
    var groups: [String] = []
    while rest.count > 3 {
      groups.insert(String(rest.suffix(3)), at: 0)
      rest.removeLast(3)
    }
    return sign + ([String(rest)] + groups).joined(separator: ",")
  }
}

/// The number that ends a piece of text, up to bold or italic marks: what a value's comment binds.
func trailingNumber(in text: String) -> Range<String.Index>? {
  let end = text.lastIndex { !"*_".contains($0) }.map(text.index(after:)) ?? text.startIndex
  let isPart = { (character: Character) in "0123456789.,+-−e".contains(character) }
  var start = end
  while start > text.startIndex, isPart(text[text.index(before: start)]) {
    start = text.index(before: start)
  }
  while start < end {
    let candidate = text[start..<end]
    if candidate.wholeMatch(of: #/[-+−]?\d[\d,]*(\.\d+)?(e[-+]?\d+)?/#) != nil {
      return start..<end
    }
    start = text.index(after: start)
  }
  return nil
}

import Foundation

/// What `<!-- = bottleneck/pca-error *100 %.1f -->` asks for: a value, a factor and a format.
struct ValueReference {
  /// The chapter whose run it is, or nil in that chapter's own text.
  let chapter: String?
  /// The run: `default`, `quick`, or the name of a study.
  let run: String
  let name: String
  private let factor: Double?
  private let format: String?

  /// Reads `[chapter:][run/]name [*factor] [format]`.
  init(_ argument: String) throws {
    var words = argument.split(separator: " ")
    guard !words.isEmpty else { throw BookError("`<!-- = -->` names no value.") }
    let path = words.removeFirst().split(separator: ":", maxSplits: 1)
    let parts = (path.last ?? "").split(separator: "/", maxSplits: 1)
    chapter = path.count == 2 ? String(path[0]) : nil
    run = parts.count == 2 ? String(parts[0]) : "default"
    name = String(parts.last ?? "")
    factor = words.first { $0.hasPrefix("*") }.flatMap { Double($0.dropFirst()) }
    format = words.first { $0.hasPrefix("%") }.map(String.init)
    guard words.count == (factor == nil ? 0 : 1) + (format == nil ? 0 : 1) else {
      throw BookError(
        "`\(argument)` is no value: write `name *factor %.4f`, the last two optional.")
    }
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
    default: throw BookError("`\(format)` is no format: write %.4f, %.1e, %d or %'d.")
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

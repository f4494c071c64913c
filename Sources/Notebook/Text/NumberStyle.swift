import Foundation

/// How a number is written. No style shows more than four significant digits: the arithmetic of two
/// processors differs beyond them.
public enum NumberStyle: Sendable {
  /// So many significant digits, at most four: 0.08841, 12.34, 12,340.
  case significant(Int)
  /// So many digits after the point, fewer where that would be more than four significant ones.
  case fixed(Int)
  /// The number times 100, with so many digits after the point and a percent sign: 97.3 %.
  case percent(Int)

  private static let mostDigits = 4

  /// The text of `number` in this style, the same on every machine and in every language.
  public func text(_ number: Double) -> String {
    guard number.isFinite else {
      return number.isNaN ? "nan" : number < 0 ? "-infinity" : "infinity"
    }
    switch self {
    case .significant(let digits):
      return Self.significant(number, digits: min(max(digits, 1), Self.mostDigits))
    case .fixed(let decimals):
      return Self.fixed(number, decimals: max(decimals, 0))
    case .percent(let decimals):
      return Self.fixed(100 * number, decimals: max(decimals, 0)) + " %"
    }
  }

  /// The text of `number` in this style.
  public func text(_ number: Float) -> String { text(Double(number)) }

  private static func significant(_ number: Double, digits: Int) -> String {
    if number == 0 { return "0" }
    let (rounded, exponent) = round(number, digits: digits)
    if exponent < -4 || exponent >= 9 { return String(format: "%.\(digits - 1)e", number) }
    if exponent >= digits - 1 { return Int(rounded).grouped }
    return String(format: "%.\(digits - 1 - exponent)f", rounded)
  }

  private static func fixed(_ number: Double, decimals: Int) -> String {
    let (rounded, exponent) = round(number, digits: mostDigits)
    if exponent >= 15 { return significant(number, digits: mostDigits) }
    let shown = min(decimals, max(0, mostDigits - 1 - exponent))
    let text = shown == 0 && exponent >= mostDigits ? "" : String(format: "%.\(shown)f", number)
    if text.isEmpty { return Int(rounded).grouped }
    return text.hasPrefix("-") && !text.contains { "123456789".contains($0) }
      ? String(text.dropFirst()) : text
  }

  /// The number rounded to so many significant digits, and its power of ten.
  private static func round(_ number: Double, digits: Int) -> (rounded: Double, exponent: Int) {
    let text = String(format: "%.\(digits - 1)e", number)
    guard let mark = text.lastIndex(of: "e"), let rounded = Double(text),
      let exponent = Int(text[text.index(after: mark)...])
    else { return (number, 0) }
    return (rounded, exponent)
  }
}

extension Int {
  /// All digits, in groups of three: 60,000.
  public var grouped: String {
    let digits = Array(String(magnitude))
    var text = self < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return text
  }
}

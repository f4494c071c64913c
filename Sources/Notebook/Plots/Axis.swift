import Foundation

/// One axis of a plot: from values to places between 0 and 1, and round numbers to write beside it.
struct Axis {
  let range: ClosedRange<Double>
  let scale: Plot.Scale
  let ticks: [Double]

  /// An axis that holds all of `values` and, when its ticks are `padded`, ends at round numbers.
  init(_ values: [Double], scale: Plot.Scale = .linear, padded: Bool = true) {
    let shown = values.filter { $0.isFinite && (scale == .linear || $0 > 0) }
    var (low, high) = (shown.min() ?? (scale == .linear ? 0 : 1), shown.max() ?? 1)
    if low == high {
      let margin = low == 0 ? 1 : abs(low) / 2
      (low, high) = (low - margin, high + margin)
    }
    self.scale = scale
    let ticks = scale == .linear ? Self.linearTicks(low, high) : Self.powers(low, high)
    if padded, let first = ticks.first, let last = ticks.last {
      (low, high) = (min(first, low), max(last, high))
    }
    range = low...high
    self.ticks = ticks.filter { $0 >= low && $0 <= high }
  }

  /// Where `value` lies: 0 at the lower end, 1 at the upper; nil if it cannot be shown.
  func place(_ value: Double) -> Double? {
    guard value.isFinite else { return nil }
    switch scale {
    case .linear: return (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    case .logarithmic:
      guard value > 0 else { return nil }
      return log(value / range.lowerBound) / log(range.upperBound / range.lowerBound)
    }
  }

  /// The number beside a tick, without digits that say nothing.
  func label(_ tick: Double) -> String {
    let text = NumberStyle.significant(4).text(tick)
    guard text.contains("."), !text.contains("e") else { return text }
    return String(text.reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed())
  }

  /// Multiples of 1, 2 or 5 times a power of ten, some four to eight, that enclose the range.
  private static func linearTicks(_ low: Double, _ high: Double) -> [Double] {
    let rough = (high - low) / 5
    let power = pow(10, floor(log10(rough)))
    let step = power * ([1, 2, 5].first { $0 * power >= rough } ?? 10)
    let first = Int(floor(low / step + 1e-9))
    let last = Int(ceil(high / step - 1e-9))
    return (first...max(first, last)).map { Double($0) * step }
  }

  /// Powers of ten that enclose the range, with their double and fivefold where there are few.
  private static func powers(_ low: Double, _ high: Double) -> [Double] {
    let exponents = Int(floor(log10(low) + 1e-9))...Int(ceil(log10(high) - 1e-9))
    let digits: [Double] = exponents.count <= 3 ? [1, 2, 5] : [1]
    let all = exponents.flatMap { exponent in digits.map { $0 * pow(10, Double(exponent)) } }
    let first = all.last { $0 <= low * (1 + 1e-9) } ?? low
    let last = all.first { $0 >= high * (1 - 1e-9) } ?? high
    return all.filter { $0 >= first && $0 <= last }
  }
}

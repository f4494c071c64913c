import Core

/// A point of a plot.
public struct Point: Codable, Equatable, Sendable {
  /// How far to the right.
  public let x: Double
  /// How far up.
  public let y: Double

  /// The point at `x` and `y`.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// What is to be drawn: a title, two axes, and series of numbers.
///
/// A plot says nothing of pixels or colours; `svg` draws it.
public struct Plot: Sendable {
  /// How values lie along an axis.
  public enum Scale: Sendable {
    /// Equal differences at equal distances.
    case linear
    /// Powers of ten at equal distances; values that are not positive are left out.
    case logarithmic
  }

  /// Numbers under one name in the legend.
  public struct Series: Sendable {
    enum Mark { case line, scatter, area, bars, rule }

    let name: String
    let mark: Mark
    let points: [Point]
    var labels: [String] = []
  }

  let title: String
  let xLabel: String
  let yLabel: String
  let yScale: Scale
  let yRange: ClosedRange<Double>?
  let series: [Series]

  /// A plot of some series, drawn in their order; `yRange` fixes the vertical axis.
  public init(
    _ title: String, x xLabel: String, y yLabel: String, scale yScale: Scale = .linear,
    yRange: ClosedRange<Double>? = nil, _ series: Series...
  ) {
    self.title = title
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.yScale = yScale
    self.yRange = yRange
    self.series = series
  }

  /// A plot of all curves of a training.
  public init(_ title: String, of history: History, y yLabel: String, scale: Scale = .linear) {
    self.title = title
    xLabel = "step"
    self.yLabel = yLabel
    yScale = scale
    yRange = nil
    series = history.curves.map { .line($0.name, $0) }
  }
}

extension Plot.Series {
  /// A line through points, broken where a value is not finite. More than ten thousand are merged
  /// in pairs, as in a curve of a training.
  public static func line(_ name: String, _ points: [Point]) -> Self {
    var points = points
    while points.count > History.Curve.mostPoints { points = points.halved() }
    return Self(name: name, mark: .line, points: points)
  }

  /// A line through one measure of a training.
  public static func line(_ name: String, _ curve: History.Curve) -> Self {
    line(name, curve.kept)
  }

  /// A line through values at 0, 1, 2 ...
  public static func line(_ name: String, _ values: [Float]) -> Self {
    line(name, values.enumerated().map { Point(Double($0.offset), Double($0.element)) })
  }

  /// Dots.
  public static func scatter(_ name: String, _ points: [Point]) -> Self {
    Self(name: name, mark: .scatter, points: points)
  }

  /// Bars side by side, one for each label; traps if there are not as many values as labels.
  public static func bars(_ name: String, labels: [String], _ values: [Float]) -> Self {
    require(
      labels.count == values.count, "\(labels.count) labels for \(values.count) bars of '\(name)'.")
    let points = values.enumerated().map { Point(Double($0.offset), Double($0.element)) }
    return Self(name: name, mark: .bars, points: points, labels: labels)
  }

  /// How many of the values fall into each of `bins` equal parts of `range`; the outermost parts
  /// take what lies beyond.
  public static func histogram(
    _ name: String, _ values: [Float], bins: Int = 40, in range: ClosedRange<Float>
  ) -> Self {
    require(bins > 0, "A histogram needs at least one bin, not \(bins).")
    var counts = [Int](repeating: 0, count: bins)
    let low = Double(range.lowerBound)
    let width = (Double(range.upperBound) - low) / Double(bins)
    for value in values where value.isFinite {
      let bin = width > 0 ? ((Double(value) - low) / width).rounded(.down) : 0
      counts[min(max(Int(max(min(bin, 1e9), -1e9)), 0), bins - 1)] += 1
    }
    var outline = [Point(low, 0)]
    for (bin, count) in counts.enumerated() {
      outline.append(Point(low + Double(bin) * width, Double(count)))
      outline.append(Point(low + Double(bin + 1) * width, Double(count)))
    }
    outline.append(Point(low + Double(bins) * width, 0))
    return Self(name: name, mark: .area, points: outline)
  }

  /// A dashed horizontal line at `y`: a floor, a baseline, a target.
  public static func rule(_ name: String, at y: Float) -> Self {
    Self(name: name, mark: .rule, points: [Point(.nan, Double(y))])
  }
}

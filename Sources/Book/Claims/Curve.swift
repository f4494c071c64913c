/// Which number of which curve: `losses.svg "generator" mean from 0.5 to 1`.
struct CurveReference {
  /// What is read of a curve.
  struct Statistic {
    enum Name: String, CaseIterable {
      case first
      case last
      case min
      case max
      case at
      case mean
      /// The largest value less the smallest.
      case spread
      /// Where the curve is lowest, as its axis counts.
      case argmin
      /// Where the curve is highest, as its axis counts.
      case argmax
    }

    let name: Name
    /// The part of the way from the curve's first point to its last that is read.
    let shares: ClosedRange<Double>
  }

  /// The picture, `losses.svg` or `04-vanilla-gan:losses.svg`.
  let path: String
  /// The name in the legend; nil for a picture of one curve.
  let series: String?
  let statistic: Statistic
}

/// What a plot shows under one name: points from left to right, bars, or the bins of a histogram.
struct Curve {
  var points: [(x: Double, y: Double)]

  /// A number that is read of the curve; nil if no point lies in the part that is asked for.
  func value(_ statistic: CurveReference.Statistic) -> Double? {
    guard let first = points.first, let last = points.last else { return nil }
    let way = last.x - first.x
    let (low, high) = (statistic.shares.lowerBound, statistic.shares.upperBound)
    if statistic.name == .at { return height(at: first.x + low * way) }
    let margin = abs(way) * 1e-9
    let part = points.filter {
      $0.x >= first.x + low * way - margin && $0.x <= first.x + high * way + margin
    }
    let heights = part.map(\.y)
    guard let least = heights.min(), let most = heights.max() else { return nil }
    switch statistic.name {
    case .at, .first: return heights.first
    case .last: return heights.last
    case .min: return least
    case .max: return most
    case .mean: return heights.reduce(0, +) / Double(heights.count)
    case .spread: return most - least
    case .argmin: return part.first { $0.y == least }?.x
    case .argmax: return part.first { $0.y == most }?.x
    }
  }

  /// The height at a place between two points, on the line that joins them.
  private func height(at x: Double) -> Double? {
    guard let after = points.firstIndex(where: { $0.x >= x }) else { return points.last?.y }
    let b = points[after]
    guard after > 0, b.x > x else { return b.y }
    let a = points[after - 1]
    return a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)
  }
}

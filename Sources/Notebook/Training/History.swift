/// The losses and other measures of a training, as they went along.
public struct History: Codable, Equatable, Sendable {
  /// One measure over the steps: the mean since the point before.
  public struct Curve: Codable, Equatable, Sendable {
    /// What was measured.
    public let name: String
    /// Its values: x is the step.
    public internal(set) var points: [Point] = []

    /// The value at the beginning: that of the first step alone.
    public var first: Float { Float(points.first?.y ?? .nan) }
    /// The value at the end.
    public var last: Float { Float(points.last?.y ?? .nan) }
  }

  /// The curves, in the order in which their names were first seen.
  public private(set) var curves: [Curve] = []
  /// How many steps were trained.
  public internal(set) var steps = 0

  /// What was measured since the last point of a curve.
  private struct Interval: Codable, Equatable {
    var sum = 0.0
    var count = 0
  }

  private var intervals: [Interval] = []

  /// The curve of that name; traps if there is none.
  public subscript(name: String) -> Curve {
    guard let curve = curves.first(where: { $0.name == name }) else {
      fatalError("There is no measure '\(name)' among \(curves.map(\.name)).")
    }
    return curve
  }

  /// Takes in what one step measured.
  mutating func add(_ measures: KeyValuePairs<String, Float>) {
    for (name, value) in measures {
      var index = curves.firstIndex { $0.name == name }
      if index == nil {
        index = curves.count
        curves.append(Curve(name: name))
        intervals.append(Interval())
      }
      guard let index else { continue }
      intervals[index].sum += Double(value)
      intervals[index].count += 1
    }
  }

  /// Whether `step`, of `count`, ends an interval of so many steps, a hundredth of the training unless
  /// given: the first and the last step always do.
  static func isDue(_ step: Int, of count: Int, every interval: Int?) -> Bool {
    step == 1 || step == count || step.isMultiple(of: interval ?? max(1, count / 100))
  }

  /// Ends an interval at `step`: a point with the mean of the interval for every curve that has
  /// values in it. Returns the new points.
  mutating func close(at step: Int) -> [(name: String, mean: Double)] {
    var row: [(name: String, mean: Double)] = []
    for index in curves.indices where intervals[index].count > 0 {
      let mean = intervals[index].sum / Double(intervals[index].count)
      curves[index].points.append(Point(Double(step), mean))
      row.append((curves[index].name, mean))
      intervals[index] = Interval()
    }
    return row
  }

  /// The rows of all points so far, as `close(at:)` returned them.
  var rows: [(step: Int, row: [(name: String, mean: Double)])] {
    Set(curves.flatMap { $0.points.map(\.x) }).sorted().map { x in
      (
        Int(exactly: x) ?? 0,
        curves.compactMap { curve in
          curve.points.first { $0.x == x }.map { (curve.name, $0.y) }
        }
      )
    }
  }
}

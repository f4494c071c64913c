import Foundation

/// The losses and other measures of a training, as they went along.
public struct History: Codable, Equatable, Sendable {
  /// One measure over the steps: the mean since the point before.
  ///
  /// Ten thousand points are kept as they are. Beyond, neighbours are merged in pairs, as often as it
  /// takes: between five and ten thousand are left, each the mean of 2, 4, 8 … intervals. So the
  /// memory and the checkpoints of a training stay small, however long it is.
  public struct Curve: Equatable, Sendable {
    /// What was measured.
    public let name: String
    /// The points that are kept: x is the step.
    public internal(set) var kept: [Point] = []
    /// How many intervals each of them is the mean of, but for the first and perhaps the last.
    var stride = 1

    /// The value at the beginning: that of the first step alone.
    public var first: Float { Float(kept.first?.y ?? .nan) }
    /// The value at the end.
    public var last: Float { Float(kept.last?.y ?? .nan) }
  }

  /// The curves, in the order in which their names were first seen.
  public private(set) var curves: [Curve] = []
  /// How many steps were trained.
  public internal(set) var steps = 0

  /// What was measured since the last point of a curve.
  private struct Pending: Codable, Equatable {
    var sum = 0.0
    var count = 0
    /// The intervals that have ended meanwhile.
    var intervals = 0
  }

  private var pending: [Pending] = []

  /// The curve of that name; traps if there is none. Where nothing was trained it is empty.
  public subscript(name: String) -> Curve {
    if curves.isEmpty { return Curve(name: name) }
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
        pending.append(Pending())
      }
      guard let index else { continue }
      pending[index].sum += Double(value)
      pending[index].count += 1
    }
  }

  /// Whether `step`, of `count`, ends an interval of so many steps, a hundredth of the training unless
  /// given: the first and the last step always do.
  static func isDue(_ step: Int, of count: Int, every interval: Int?) -> Bool {
    step == 1 || step == count || step.isMultiple(of: interval ?? max(1, count / 100))
  }

  /// Ends an interval at `step`: a point with the mean of the interval for every curve that has
  /// values in it; of several intervals, where the curve was thinned and this is not the last.
  mutating func close(at step: Int, isLast: Bool = false) {
    for index in curves.indices where pending[index].count > 0 {
      pending[index].intervals += 1
      guard pending[index].intervals >= curves[index].stride || isLast else { continue }
      let mean = pending[index].sum / Double(pending[index].count)
      curves[index].kept.append(Point(Double(step), mean))
      if !isLast { curves[index].thin() }
      pending[index] = Pending()
    }
  }

  /// The rows of all points, step by step, the curves in their order.
  var rows: [(step: Int, row: [(name: String, mean: Double)])] {
    var places = curves.map { _ in 0 }
    var rows: [(step: Int, row: [(name: String, mean: Double)])] = []
    while true {
      let next = curves.indices.filter { places[$0] < curves[$0].kept.count }
      guard let x = next.map({ curves[$0].kept[places[$0]].x }).min() else { return rows }
      let there = next.filter { curves[$0].kept[places[$0]].x == x }
      rows.append(
        (Int(exactly: x) ?? 0, there.map { (curves[$0].name, curves[$0].kept[places[$0]].y) }))
      for index in there { places[index] += 1 }
    }
  }
}

extension History.Curve {
  /// More points than this are thinned.
  static let mostPoints = 10_000

  mutating func thin() {
    while kept.count > Self.mostPoints {
      kept = kept.halved()
      stride *= 2
    }
  }

  /// A point for each interval: x is the step. Where the curve was thinned, the intervals of a point
  /// that is kept share its value.
  public var points: [Point] {
    let interval = kept.count > 2 ? (kept[2].x - kept[1].x) / Double(stride) : 0
    guard stride > 1, interval > 0 else { return kept }
    return [kept[0]]
      + zip(kept, kept.dropFirst()).flatMap { before, point -> [Point] in
        let count = Int(max(1, min(Double(stride), ((point.x - before.x) / interval).rounded())))
        return (0..<count).map { Point(point.x - Double(count - 1 - $0) * interval, point.y) }
      }
  }
}

extension [Point] {
  /// Half as many points: the first, then the means of neighbours, each at the place of the second;
  /// the last is alone if it is left over.
  func halved() -> [Point] {
    prefix(1)
      + stride(from: 1, to: count, by: 2).map { index in
        guard index + 1 < count else { return self[index] }
        return Point(self[index + 1].x, (self[index].y + self[index + 1].y) / 2)
      }
  }
}

extension History.Curve: Codable {
  private enum Key: CodingKey { case name, stride, kept }

  /// Reads what `encode` wrote: the bits of each point's x and y, in eight bytes each.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    name = try container.decode(String.self, forKey: .name)
    stride = max(1, try container.decode(Int.self, forKey: .stride))
    let bytes = Array(try container.decode(Data.self, forKey: .kept))
    let numbers = bytes.withUnsafeBytes { bytes in
      (0..<bytes.count / 8).map {
        Double(
          bitPattern: .init(
            littleEndian: bytes.loadUnaligned(fromByteOffset: 8 * $0, as: UInt64.self)))
      }
    }
    kept = Swift.stride(from: 0, to: numbers.count - 1, by: 2).map {
      Point(numbers[$0], numbers[$0 + 1])
    }
  }

  /// Writes the points in 16 bytes each, a third of what they take as JSON.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(name, forKey: .name)
    try container.encode(stride, forKey: .stride)
    let bytes = kept.flatMap { [$0.x, $0.y] }.flatMap { number in
      withUnsafeBytes(of: number.bitPattern.littleEndian, Array.init)
    }
    try container.encode(Data(bytes), forKey: .kept)
  }
}

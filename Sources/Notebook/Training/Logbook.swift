import Core

/// A list that grows while a network is trained, such as a judge's verdicts or pictures of its
/// progress. It is saved with the training that fills it, so that the curve or the picture of a run
/// that was interrupted lacks nothing. All entries are kept, in memory and in every checkpoint: add
/// them at moments, not at every step of a long training, whose measures are kept anyway.
///
///     let quality = Logbook<Point>()
///     notebook.train("game", steps: 8000, saving: [generator, random, quality]) { step in
///       quality.append(Point(Double(step.number), verdict()))
///       …
///     }
///     notebook.plot(Plot("Quality", x: "step", y: "distance", .line("judge", quality.entries)))
public final class Logbook<Entry: LogbookEntry>: Stateful {
  /// The entries so far.
  public private(set) var entries: [Entry]

  /// A logbook that begins with some entries, or with none.
  public init(_ entries: [Entry] = []) { self.entries = entries }

  /// Adds an entry; traps if its shape is not that of the entries before, as two pictures of
  /// different sizes.
  public func append(_ entry: Entry) {
    let shape = entry.logged.shape
    let expected = entries.first?.logged.shape ?? shape
    require(
      shape == expected, "An entry of the shape \(shape) does not fit among those of \(expected).")
    entries.append(entry)
  }

  /// All entries, `[entries, …]`, or `[0]`.
  public var stateParts: [StatePart] {
    [StatePart("entries", hasFixedShape: false, get: { self.tensor }, set: { self.tensor = $0 })]
  }

  private var tensor: Tensor {
    get {
      if entries.isEmpty { return .zeros([0]) }
      return .concatenated(entries.map { $0.logged.reshaped([1] + $0.logged.shape) })
    }
    set {
      let shape = Shape(newValue.shape.dropFirst())
      entries = (0..<(newValue.shape.first ?? 0)).compactMap { index in
        Entry(logged: newValue.slice(index..<index + 1).reshaped(shape))
      }
    }
  }
}

extension Logbook: RandomAccessCollection {
  /// The place of the first entry, 0.
  public var startIndex: Int { 0 }

  /// One past the last entry.
  public var endIndex: Int { entries.count }

  /// The entry at a place, counted from 0; traps if there is none.
  public subscript(place: Int) -> Entry { entries[place] }
}

/// What can stand in a logbook: it becomes a tensor and comes back from it with all its bits.
public protocol LogbookEntry {
  /// The entry as a tensor of any shape.
  var logged: Tensor { get }

  /// The entry that became this tensor; nil if none can have.
  init?(logged: Tensor)
}

extension Tensor: LogbookEntry {
  /// The tensor itself, as a constant.
  public var logged: Tensor { detached() }

  /// The tensor itself.
  public init(logged: Tensor) { self = logged }
}

extension Float: LogbookEntry {
  /// The number, without axes.
  public var logged: Tensor { Tensor(self) }

  /// The number of a tensor without axes.
  public init?(logged: Tensor) {
    guard logged.rank == 0 else { return nil }
    self = logged.scalar
  }
}

extension Point: LogbookEntry {
  /// The bits of x and y in quarters, [2, 4]: a float holds 16 bits of a double exactly.
  public var logged: Tensor {
    let quarters = [x, y].flatMap { number in
      (0..<4).map { Float(UInt16(truncatingIfNeeded: number.bitPattern >> (16 * $0))) }
    }
    return Tensor(quarters, shape: [2, 4])
  }

  /// The point of these quarters.
  public init?(logged: Tensor) {
    guard logged.shape == [2, 4] else { return nil }
    let numbers = (0..<2).map { row in
      (0..<4).reduce(UInt64(0)) { bits, column in
        bits | UInt64(UInt16(exactly: logged[row, column]) ?? 0) << (16 * column)
      }
    }
    self.init(Double(bitPattern: numbers[0]), Double(bitPattern: numbers[1]))
  }
}

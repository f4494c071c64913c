/// Something that changes while a network is trained: its state can be saved and put back, so that
/// a run that was interrupted goes on exactly where it was.
public protocol Stateful: AnyObject {
  /// Every part of the state, by names that are unique within it.
  var stateParts: [StatePart] { get }
}

/// One part of an object's state: what it is now, and how to put an earlier value back.
public struct StatePart {
  /// What a part can hold.
  public enum Value {
    /// Floats. No later step changes them.
    case tensor(Tensor)
    /// 64 bits: a count, or the state of a random generator.
    case integer(Int64)
  }

  /// What it is called in a checkpoint, behind the path of the object that it is a part of.
  public let name: String
  let read: () -> Value
  /// Puts a value back, whose kind is that of the current one, and its shape too if it is fixed.
  let write: (Value) -> Void
  /// Whether the shape of a tensor never changes.
  let hasFixedShape: Bool

  /// A tensor that `get` reads for a checkpoint and `set` puts back from one: in the shape that it has
  /// now or, unless that is fixed, in the one that it had then.
  public init(
    _ name: String, hasFixedShape: Bool = true, get: @escaping () -> Tensor,
    set: @escaping (Tensor) -> Void
  ) {
    self.name = name
    self.hasFixedShape = hasFixedShape
    read = { .tensor(get()) }
    write = { if case .tensor(let value) = $0 { set(value) } }
  }

  /// A whole number that `get` reads for a checkpoint and `set` puts back from one.
  public init(_ name: String, get: @escaping () -> Int64, set: @escaping (Int64) -> Void) {
    self.name = name
    hasFixedShape = true
    read = { .integer(get()) }
    write = { if case .integer(let value) = $0 { set(value) } }
  }

  /// The value that it has now.
  public var value: Value { read() }

  /// Puts an earlier value back; one of another kind changes nothing.
  public func put(_ value: Value) { write(value) }

  /// The same part under a longer name.
  func named(_ name: String) -> StatePart { StatePart(name: name, part: self) }

  private init(name: String, part: StatePart) {
    self.name = name
    (read, write, hasFixedShape) = (part.read, part.write, part.hasFixedShape)
  }
}

extension StatePart {
  /// A count; no file can make it negative, or so large that it overflows.
  static func count(
    _ name: String, get: @escaping () -> Int, set: @escaping (Int) -> Void
  ) -> StatePart {
    StatePart(name, get: { Int64(get()) }, set: { set(Int(min(max(0, $0), 1 << 53))) })
  }

  /// 64 bits, kept as the whole number that has them.
  static func bits(
    _ name: String, get: @escaping () -> UInt64, set: @escaping (UInt64) -> Void
  ) -> StatePart {
    StatePart(
      name, get: { Int64(bitPattern: get()) }, set: { set(UInt64(bitPattern: $0)) })
  }

  /// A number, kept as a tensor without axes.
  static func number(
    _ name: String, get: @escaping () -> Float, set: @escaping (Float) -> Void
  ) -> StatePart {
    StatePart(name, get: { Tensor(get()) }, set: { set($0.scalar) })
  }

  /// The tensors of a list of fixed length, each under the list's name and its number, from 0.
  static func list(
    _ name: String, count: Int, get: @escaping (Int) -> Tensor,
    set: @escaping (Int, Tensor) -> Void
  ) -> [StatePart] {
    (0..<count).map { index in
      StatePart("\(name).\(index)", get: { get(index) }, set: { set(index, $0) })
    }
  }
}

/// Something that changes while a network is trained: its state can be saved and put back, so that
/// a run that was interrupted goes on exactly where it was.
public protocol Stateful {
  /// Every part of the state, by names that are unique within it.
  var stateParts: [StatePart] { get }
}

/// One part of an object's state: what it is now, and how to put an earlier value back.
public struct StatePart {
  /// What a part can hold.
  public enum Value {
    /// Floats. Valid until the next step, which may write into the same memory.
    case tensor(Tensor)
    /// 64 bits: a count, or the state of a random generator.
    case integer(Int64)
  }

  /// What it is called.
  public let name: String
  let read: () -> Value
  /// Puts a value back, whose kind is that of the current one, and its shape too if it is fixed.
  let write: (Value) -> Void
  /// Whether the shape of a tensor never changes.
  let hasFixedShape: Bool

  /// Names a tensor. Where its shape is not fixed, `set` is handed what an older state had.
  public init(
    _ name: String, hasFixedShape: Bool = true, get: @escaping () -> Tensor,
    set: @escaping (Tensor) -> Void
  ) {
    self.name = name
    self.hasFixedShape = hasFixedShape
    read = { .tensor(get()) }
    write = { if case .tensor(let value) = $0 { set(value) } }
  }

  /// Names a whole number.
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
  /// Names a count that an object keeps; no file can make it negative, or so large that it overflows.
  static func count<Owner: AnyObject>(
    _ name: String, _ owner: Owner, _ path: ReferenceWritableKeyPath<Owner, Int>
  ) -> StatePart {
    StatePart(
      name, get: { Int64(owner[keyPath: path]) },
      set: { owner[keyPath: path] = Int(min(max(0, $0), 1 << 53)) })
  }

  /// Names 64 bits that an object keeps.
  static func bits<Owner: AnyObject>(
    _ name: String, _ owner: Owner, _ path: ReferenceWritableKeyPath<Owner, UInt64>
  ) -> StatePart {
    StatePart(
      name, get: { Int64(bitPattern: owner[keyPath: path]) },
      set: { owner[keyPath: path] = UInt64(bitPattern: $0) })
  }

  /// Names a number that an object keeps.
  static func number<Owner: AnyObject>(
    _ name: String, _ owner: Owner, _ path: ReferenceWritableKeyPath<Owner, Float>
  ) -> StatePart {
    StatePart(
      name, get: { Tensor(owner[keyPath: path]) }, set: { owner[keyPath: path] = $0.scalar })
  }

  /// Names each of the tensors that an object keeps in a list.
  static func list<Owner: AnyObject>(
    _ name: String, _ owner: Owner, _ path: ReferenceWritableKeyPath<Owner, [Tensor]>
  ) -> [StatePart] {
    owner[keyPath: path].indices.map { index in
      StatePart(
        "\(name).\(index)", get: { owner[keyPath: path][index] },
        set: { owner[keyPath: path][index] = $0 })
    }
  }
}

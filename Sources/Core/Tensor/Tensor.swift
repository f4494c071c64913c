/// An array of `Float` with any number of axes, stored row by row, and, where a gradient may be
/// asked for, a node that remembers how it was computed.
///
/// A tensor is a value: no operation changes it. Without a node it is a constant.
public struct Tensor {
  /// The sizes of the axes, outermost first.
  public let shape: Shape
  var storage: Storage
  let node: Node?

  init(_ storage: Storage, shape: Shape, node: Node? = nil) {
    self.storage = storage
    self.shape = shape
    self.node = node
  }

  /// Makes a constant whose elements are written by `body`, which must write every one of them.
  init(_ shape: Shape, writing body: (UnsafeMutablePointer<Float>) -> Void) {
    self.init(Storage(count: shape.elementCount), shape: shape)
    body(storage.pointer)
  }

  /// The number of elements.
  public var count: Int { storage.count }

  /// The number of axes.
  public var rank: Int { shape.rank }
}

extension Tensor {
  /// Calls `body` with the elements, for reading only; they live until it returns, and are not to be
  /// kept.
  @inline(__always)
  func read<Result>(_ body: (UnsafePointer<Float>) -> Result) -> Result {
    withExtendedLifetime(storage) { body(UnsafePointer(storage.pointer)) }
  }

  /// Calls `body` with the elements of two tensors.
  @inline(__always)
  static func read<Result>(
    _ a: Tensor, _ b: Tensor, _ body: (UnsafePointer<Float>, UnsafePointer<Float>) -> Result
  ) -> Result {
    a.read { a in b.read { b in body(a, b) } }
  }

  /// Calls `body` with the elements, to change them in place; where another tensor shares their
  /// memory, they get their own first.
  mutating func change(_ body: (UnsafeMutablePointer<Float>) -> Void) {
    if !isKnownUniquelyReferenced(&storage) {
      self = Tensor(shape) { copy in read { copy.update(from: $0, count: count) } }
    }
    withExtendedLifetime(storage) { body(storage.pointer) }
  }
}

extension Tensor? {
  /// Calls `body` with the elements, or with none where there is no tensor.
  @inline(__always)
  func read<Result>(_ body: (UnsafePointer<Float>?) -> Result) -> Result {
    guard let self else { return body(nil) }
    return self.read { body($0) }
  }
}

extension Tensor {
  /// This value as a constant: no gradient flows through it.
  public func detached() -> Tensor { Tensor(storage, shape: shape) }

  /// This value as the start of a computation: gradients can be asked for with respect to it.
  public func tracked() -> Tensor { Tensor(storage, shape: shape, node: Node()) }

  /// This value, computed by `node`.
  func attached(to node: Node) -> Tensor { Tensor(storage, shape: shape, node: node) }
}

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

  /// The elements, for reading only. Valid while this tensor lives.
  var pointer: UnsafePointer<Float> { UnsafePointer(storage.pointer) }
}

extension Tensor {
  /// This value as a constant: no gradient flows through it.
  public func detached() -> Tensor { Tensor(storage, shape: shape) }

  /// This value as the start of a computation: gradients can be asked for with respect to it.
  public func tracked() -> Tensor { Tensor(storage, shape: shape, node: Node()) }

  /// This value, computed by `node`.
  func attached(to node: Node) -> Tensor { Tensor(storage, shape: shape, node: node) }
}

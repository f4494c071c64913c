/// A tensor that training changes: a leaf of the graph of gradients.
///
/// A parameter knows how it wishes to start; `initialize(using:)` draws its first value.
public final class Parameter {
  /// The current value; gradients can be asked for with respect to it.
  public private(set) var value: Tensor
  private let initializer: Initializer
  private let fans: (input: Int, output: Int)

  /// Makes a parameter of zeros that `initializer` will fill.
  ///
  /// `fans` are the numbers of inputs that feed one output and of outputs that one input feeds; by
  /// default they follow from the shape `[…, in, out]`.
  public init(_ shape: Shape, _ initializer: Initializer, fans: (input: Int, output: Int)? = nil) {
    value = Tensor.zeros(shape).tracked()
    self.initializer = initializer
    let field = shape.dropLast(2).reduce(1, *)
    self.fans =
      fans
      ?? (shape.rank < 2 ? (1, 1) : (field * shape[shape.rank - 2], field * shape[shape.rank - 1]))
  }

  /// The sizes of its axes.
  public var shape: Shape { value.shape }

  /// Draws a first value.
  public func initialize(using random: RandomGenerator) {
    assign(initializer.callAsFunction(shape, fans: fans, using: random))
  }

  /// Replaces the value; traps if the shape differs.
  public func assign(_ tensor: Tensor) {
    require(
      tensor.shape == shape, "A parameter of shape \(shape) cannot become \(tensor.shape).")
    value = Tensor(tensor.storage, shape: shape, node: value.node)
  }

  /// Lets `body` write new elements from the old ones.
  ///
  /// Both are the same memory, unless another tensor or a living graph shares it: then the new
  /// elements get memory of their own, and what others hold does not change.
  func update(_ body: (_ old: UnsafePointer<Float>, _ new: UnsafeMutablePointer<Float>) -> Void) {
    if isKnownUniquelyReferenced(&value.storage) {
      body(value.pointer, value.storage.pointer)
    } else {
      assign(Tensor(shape) { body(value.pointer, $0) })
    }
  }
}

/// A tensor that belongs to a layer and is saved with it, but that no gradient changes: a running
/// statistic.
public final class Buffer {
  /// The current value, a constant.
  public var value: Tensor

  /// Makes a buffer with a first value.
  public init(_ value: Tensor) { self.value = value.detached() }
}

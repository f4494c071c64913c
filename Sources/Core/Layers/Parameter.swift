/// A tensor that training changes: a leaf of the graph of gradients.
///
/// A parameter knows how it wishes to start. One that starts with the same number everywhere does so
/// at once; `initialize(using:)` draws the first value of the others, which have none before.
public final class Parameter {
  /// The sizes of its axes.
  public let shape: Shape
  private let initializer: Initializer
  private let fans: (input: Int, output: Int)
  private let leaf = Node()
  private var current: Tensor?

  /// A parameter that has its value at once if `initializer` is a constant, and otherwise waits for
  /// `initialize(using:)`.
  ///
  /// `fans` are the numbers of inputs that feed one output and of outputs that one input feeds; by
  /// default they follow from the shape `[…, in, out]`.
  public init(_ shape: Shape, _ initializer: Initializer, fans: (input: Int, output: Int)? = nil) {
    self.shape = shape
    self.initializer = initializer
    let field = shape.dropLast(2).reduce(1, *)
    self.fans =
      fans
      ?? (shape.rank < 2 ? (1, 1) : (field * shape[shape.rank - 2], field * shape[shape.rank - 1]))
    if case .constant(let value) = initializer { assign(Tensor(repeating: value, shape: shape)) }
  }

  /// The current value; gradients can be asked for with respect to it. Traps while there is none.
  public var value: Tensor {
    guard let current else {
      fatalError(
        "A parameter of shape \(shape) has no first value: draw it, as Sequential(using: random) or "
          + "initialize(using: random) do, or assign one.")
    }
    return current
  }

  /// What is saved: the current value, a constant; not a number where there is none.
  var state: Tensor { current?.detached() ?? Tensor(repeating: .nan, shape: shape) }

  /// Puts a first value in the place of the current one, drawn as the initialiser says; a constant draws
  /// nothing from `random`.
  public func initialize(using random: RandomGenerator) {
    assign(initializer.callAsFunction(shape, fans: fans, using: random))
  }

  /// Replaces the value, and forgets the history of the new one; traps if the shape differs.
  public func assign(_ tensor: Tensor) {
    require(
      tensor.shape == shape, "A parameter of shape \(shape) cannot become \(tensor.shape).")
    current = Tensor(tensor.storage, shape: shape, node: leaf)
  }

  /// Lets `body` write new elements from those of a gradient and the old ones; traps if there are
  /// none.
  ///
  /// Old and new are the same memory, unless another tensor or a living graph shares it: then the new
  /// elements get memory of their own, and what others hold does not change.
  func update(
    by gradient: Tensor,
    _ body: (
      _ gradient: UnsafePointer<Float>, _ old: UnsafePointer<Float>,
      _ new: UnsafeMutablePointer<Float>
    ) -> Void
  ) {
    var old = value
    current = nil  // so that nobody but `old` holds the memory, if nobody else does
    let new = isKnownUniquelyReferenced(&old.storage) ? old.storage : Storage(count: old.count)
    Tensor.read(gradient, old) { body($0, $1, new.pointer) }
    current = Tensor(new, shape: shape, node: leaf)
  }
}

/// A tensor that belongs to a layer and is saved with it, but that no gradient changes: a running
/// statistic.
public final class Buffer {
  /// The current value, a constant: what is put here loses its history. Traps if the shape differs.
  public var value: Tensor {
    didSet {
      require(
        value.shape == oldValue.shape,
        "A statistic of shape \(oldValue.shape) cannot become \(value.shape).")
      value = value.detached()
    }
  }

  /// A statistic that starts with a value, whose shape it keeps.
  public init(_ value: Tensor) { self.value = value.detached() }
}

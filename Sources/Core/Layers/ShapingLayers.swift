/// `[N, …]` becomes `[N, features]`.
public struct Flatten: Layer {
  /// Makes the layer.
  public init() {}

  /// Lays each row of the first axis out flat.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor { x.flattened() }
}

/// `[N, …]` becomes `[N, axes…]`.
public struct Reshape: Layer {
  /// The sizes of the axes after the first.
  public let axes: [Int]

  /// Makes the layer from the sizes of the axes after the first.
  public init(_ axes: Int...) { self.axes = axes }

  /// Gives each row of the first axis its new shape; traps if its elements do not fill it.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor { x.reshaped([x.shape[0]] + axes) }
}

/// Lays each sample out flat, row by row: `[N, …]` becomes `[N, features]`.
public final class Flatten: Layer {
  /// Makes the step from images to dense layers; it copies nothing.
  public init() {}

  /// Lays each row of the first axis out flat.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor { x.flattened() }

  /// It keeps nothing.
  public var members: Members { [:] }

  /// The product of all axes but the first.
  public func summary(for input: Shape) -> LayerSummary {
    let axes = input.dropFirst().map { String($0) }.joined(separator: "·")
    return LayerSummary("Flatten", formula: "\(axes) = \(input.dropFirst().reduce(1, *))")
  }
}

/// Gives each sample another shape: `[N, …]` becomes `[N, axes…]`.
public final class Reshape: Layer {
  /// The sizes of the axes after the first.
  public let axes: [Int]

  /// Makes the step from dense layers to images, from the sizes of the axes after the first:
  /// `Reshape(7, 7, 64)`; it copies nothing.
  public init(_ axes: Int...) { self.axes = axes }

  /// Gives each row of the first axis its new shape; traps if its elements do not fill it.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor { x.reshaped([x.shape[0]] + axes) }

  /// It keeps nothing.
  public var members: Members { [:] }

  /// The product of all axes but the first.
  public func summary(for input: Shape) -> LayerSummary {
    let product = axes.map { String($0) }.joined(separator: "·")
    return LayerSummary("Reshape", formula: "\(input.dropFirst().reduce(1, *)) = \(product)")
  }
}

/// max(x, 0).
public struct ReLU: Layer {
  /// Makes the layer.
  public init() {}

  /// Applies the function to every element.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor { x.relu() }
}

/// x where positive, slope·x elsewhere.
public struct LeakyReLU: Layer {
  /// The slope for negative inputs.
  public let slope: Float

  /// Makes the layer.
  public init(_ slope: Float = 0.2) { self.slope = slope }

  /// Applies the function to every element.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor { x.leakyReLU(slope: slope) }
}

/// tanh x, between −1 and 1.
public struct Tanh: Layer {
  /// Makes the layer.
  public init() {}

  /// Applies the function to every element.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor { x.tanh() }
}

/// 1/(1 + e⁻ˣ), between 0 and 1.
public struct Sigmoid: Layer {
  /// Makes the layer.
  public init() {}

  /// Applies the function to every element.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor { x.sigmoid() }
}

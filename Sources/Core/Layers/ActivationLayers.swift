/// max(x, 0), element by element, in any shape.
public final class ReLU: Layer {
  /// Makes a rectifier; in a `Sequential`, a dense or convolutional layer before it does its work.
  public init() {}

  /// Replaces negative elements by 0.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor { x.relu() }

  /// Negative numbers become 0.
  public var rectifierSlope: Float? { 0 }

  /// It keeps nothing.
  public var members: Members { [:] }

  /// Its name: nothing is to be computed of its size.
  public func summary(for input: Shape) -> LayerSummary { LayerSummary("ReLU") }
}

/// x where positive, slope·x elsewhere, element by element, in any shape.
public final class LeakyReLU: Layer {
  /// The slope for negative inputs.
  public let slope: Float

  /// Makes a rectifier that lets `slope` of negative numbers through; applying it traps on a
  /// negative slope.
  public init(_ slope: Float = 0.2) { self.slope = slope }

  /// Multiplies negative elements by the slope.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor { x.leakyReLU(slope: slope) }

  /// The slope for negative inputs.
  public var rectifierSlope: Float? { slope }

  /// It keeps nothing.
  public var members: Members { [:] }

  /// Its name: nothing is to be computed of its size.
  public func summary(for input: Shape) -> LayerSummary { LayerSummary("LeakyReLU") }
}

/// tanh x, between −1 and 1, element by element, in any shape.
public final class Tanh: Layer {
  /// Makes a hyperbolic tangent: the usual end of a generator of pictures between −1 and 1.
  public init() {}

  /// Takes the hyperbolic tangent of every element.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor { x.tanh() }

  /// It keeps nothing.
  public var members: Members { [:] }

  /// Its name: nothing is to be computed of its size.
  public func summary(for input: Shape) -> LayerSummary { LayerSummary("Tanh") }
}

/// 1/(1 + e⁻ˣ), between 0 and 1, element by element, in any shape.
public final class Sigmoid: Layer {
  /// Makes a logistic function: it turns logits into probabilities.
  public init() {}

  /// Takes the logistic function of every element.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor { x.sigmoid() }

  /// It keeps nothing.
  public var members: Members { [:] }

  /// Its name: nothing is to be computed of its size.
  public func summary(for input: Shape) -> LayerSummary { LayerSummary("Sigmoid") }
}

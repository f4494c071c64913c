/// Whether a layer is being trained or used: dropout and batch normalisation differ.
public enum Mode: Sendable {
  /// Random masks are drawn, statistics are those of the batch.
  case training
  /// No mask; statistics are the running ones.
  case inference
}

/// A map from tensors to tensors, with or without parameters.
///
/// A layer is an object: whoever holds it shares its parameters. It lists nothing, since its
/// members are found by reflection, in the order in which they are declared, through properties,
/// arrays and layers inside it. Where there is no reflection, as in a browser, it has to list them:
/// so do the layers of this core.
public protocol Layer: Stateful {
  /// Applies the layer to a batch `[N, …]`. In `.training` it may draw random numbers and move
  /// running statistics; in `.inference` it changes nothing.
  func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor

  /// The parameters, statistics, sources of chance and layers inside, in the order of their
  /// declaration; each object once.
  var members: Members { get }

  /// What the layer says of itself, for an input of the given shape `[N, …]`.
  func summary(for input: Shape) -> LayerSummary

  /// What negative numbers are multiplied by, in a layer that does nothing else; nil in all others.
  var rectifierSlope: Float? { get }

  /// Applies the layer and, in the same pass over memory, a leaky ReLU of the given slope; nil if
  /// the layer has no such pass.
  func rectified(_ x: Tensor, slope: Float) -> Tensor?
}

extension Layer {
  /// Applies the layer in training: statistics move and masks are drawn. To evaluate a network, say
  /// `mode: .inference`, which changes nothing.
  public func callAsFunction(_ x: Tensor) -> Tensor { callAsFunction(x, mode: .training) }

  /// The number of numbers that training changes.
  public var parameterCount: Int { parameters.reduce(0) { $0 + $1.shape.elementCount } }

  /// Draws the first values of all parameters, in the order of `parameters`, each as its initialiser
  /// says.
  public func initialize(using random: RandomGenerator) {
    for parameter in parameters { parameter.initialize(using: random) }
  }

  /// Most layers are no rectifiers.
  public var rectifierSlope: Float? { nil }

  /// Most layers have no pass in common with a ReLU.
  public func rectified(_ x: Tensor, slope: Float) -> Tensor? { nil }
}

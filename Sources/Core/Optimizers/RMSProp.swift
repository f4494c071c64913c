/// RMSProp: each parameter moves by its gradient over the root of its mean squared gradient
/// (Tieleman and Hinton 2012). It has no momentum, which is why WGAN chose it.
public final class RMSProp: Optimizer {
  /// The parameters that it changes.
  public let parameters: [Parameter]
  /// The step size α.
  public var learningRate: Float
  private let decay: Float
  private let epsilon: Float
  private var square: [Tensor]

  /// The step size and the mean squares.
  public var stateParts: [StatePart] {
    [.number("learningRate", get: { self.learningRate }, set: { self.learningRate = $0 })]
      + StatePart.list(
        "square", count: square.count, get: { self.square[$0] }, set: { self.square[$0] = $1 })
  }

  /// Finds the parameters of a layer, once: what it is given later is not trained. `decay` says how slowly
  /// the mean forgets, `epsilon` keeps the quotient finite.
  public init(
    _ layer: any Layer, learningRate: Float = 1e-3, decay: Float = 0.99, epsilon: Float = 1e-8
  ) {
    parameters = layer.parameters
    self.learningRate = learningRate
    self.decay = decay
    self.epsilon = epsilon
    square = parameters.map { .zeros($0.shape) }
  }

  /// Updates the mean squares, then moves every parameter, in one pass over memory; `gradients` have the
  /// order and the shapes of `parameters`. A number of a gradient beyond ±2⁶³ counts as that: its square would be infinite.
  public func step(_ gradients: [Tensor]) {
    for (index, parameter, gradient) in paired(gradients) {
      square[index].change { square in
        parameter.update(by: gradient) { g, old, new in
          Kernels.rmsProp(
            gradient.count, gradient: g, square: square, old: old, new: new, decay: decay,
            rate: learningRate, floor: epsilon)
        }
      }
    }
  }
}

/// Stochastic gradient descent, with momentum if asked for (Polyak 1964): v ← μ·v + g, w ← w − α·v.
public final class SGD: Optimizer {
  /// The parameters that it changes.
  public let parameters: [Parameter]
  /// The step size α.
  public var learningRate: Float
  private let momentum: Float
  private var velocity: [Tensor]

  /// The step size and the velocities.
  public var stateParts: [StatePart] {
    [.number("learningRate", get: { self.learningRate }, set: { self.learningRate = $0 })]
      + StatePart.list(
        "velocity", count: velocity.count, get: { self.velocity[$0] },
        set: { self.velocity[$0] = $1 })
  }

  /// Finds the parameters of a layer, once: what it is given later is not trained. Velocities start at 0,
  /// and are kept only with a momentum.
  public init(_ layer: any Layer, learningRate: Float = 0.01, momentum: Float = 0) {
    parameters = layer.parameters
    self.learningRate = learningRate
    self.momentum = momentum
    velocity = momentum == 0 ? [] : parameters.map { .zeros($0.shape) }
  }

  /// Moves every parameter by its gradient, in one pass over memory; `gradients` have the order and the
  /// shapes of `parameters`.
  public func step(_ gradients: [Tensor]) {
    for (index, parameter, gradient) in paired(gradients) {
      func move(_ velocity: UnsafeMutablePointer<Float>?) {
        parameter.update(by: gradient) { g, old, new in
          Kernels.descend(
            gradient.count, gradient: g, velocity: velocity, old: old, new: new,
            momentum: momentum, rate: learningRate)
        }
      }
      if velocity.isEmpty { move(nil) } else { velocity[index].change { move($0) } }
    }
  }
}

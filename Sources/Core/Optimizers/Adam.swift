/// Adam: each parameter moves by its mean gradient over the root of its mean squared gradient
/// (Kingma and Ba 2015, algorithm 1).
public final class Adam: Optimizer {
  /// The parameters that it changes.
  public let parameters: [Parameter]
  /// The step size α.
  public var learningRate: Float
  private let (beta1, beta2, epsilon): (Float, Float, Float)
  private var first: [Tensor]
  private var second: [Tensor]
  private var steps = 0

  /// The step count, the step size and both means.
  public var stateParts: [StatePart] {
    [
      .count("steps", get: { self.steps }, set: { self.steps = $0 }),
      .number("learningRate", get: { self.learningRate }, set: { self.learningRate = $0 }),
    ]
      + StatePart.list(
        "first", count: first.count, get: { self.first[$0] }, set: { self.first[$0] = $1 })
      + StatePart.list(
        "second", count: second.count, get: { self.second[$0] }, set: { self.second[$0] = $1 })
  }

  /// Finds the parameters of a layer, once: what it is given later is not trained. `beta1` and `beta2` say how slowly the two means
  /// forget; `epsilon` keeps the quotient finite.
  public init(
    _ layer: any Layer, learningRate: Float = 1e-3, beta1: Float = 0.9, beta2: Float = 0.999,
    epsilon: Float = 1e-8
  ) {
    parameters = layer.parameters
    self.learningRate = learningRate
    (self.beta1, self.beta2, self.epsilon) = (beta1, beta2, epsilon)
    first = parameters.map { .zeros($0.shape) }
    second = parameters.map { .zeros($0.shape) }
  }

  /// Takes one step: both means, their corrections and the move in one pass over memory. `gradients` have
  /// the order and the shapes of `parameters`. A number of
  /// a gradient beyond ±2⁶³ counts as that: its square would be infinite.
  public func step(_ gradients: [Tensor]) {
    steps += 1
    let correction1 = 1 - power(beta1, steps)
    let correction2 = 1 - power(beta2, steps)
    let rate = learningRate * correction2.squareRoot() / correction1
    let floor = epsilon * correction2.squareRoot()
    for (index, parameter, gradient) in paired(gradients) {
      first[index].change { mean in
        second[index].change { square in
          parameter.update(by: gradient) { g, old, new in
            Kernels.adam(
              gradient.count, gradient: g, mean: mean, square: square, old: old, new: new,
              beta1: beta1, beta2: beta2, rate: rate, floor: floor)
          }
        }
      }
    }
  }
}

/// base to the power of a whole number, without the C library.
func power(_ base: Float, _ exponent: Int) -> Float {
  var (result, factor, rest) = (1.0, Double(base), exponent)
  while rest > 0 {
    if rest & 1 == 1 { result *= factor }
    factor *= factor
    rest >>= 1
  }
  return Float(result)
}

/// Changes parameters so that a loss falls.
///
/// An optimiser knows its parameters from the start; what it is not given stays as it is.
public protocol Optimizer: AnyObject, Stateful {
  /// The parameters that it changes.
  var parameters: [Parameter] { get }

  /// The step size.
  var learningRate: Float { get set }

  /// Takes one step against the gradients, one for each parameter in their order; traps unless they
  /// have the parameters' number and shapes.
  func step(_ gradients: [Tensor])
}

extension Optimizer {
  /// Takes one step that lowers `loss`, and returns the loss before it. The graph between the loss and
  /// the parameters is used up, whoever still holds a result of it: a second step traps.
  ///
  /// A loss that is infinite or not a number changes nothing, so that the weights that led to it are
  /// still there to be looked at: look at what is returned. The notebook's `train` does, and stops.
  @discardableResult
  public func minimize(_ loss: consuming Tensor) -> Float {
    let value = loss.scalar
    guard value.isFinite else { return value }
    let gradients = Core.gradients(
      of: loss, withRespectTo: parameters.map { $0.value }, releasing: true)
    _ = consume loss
    step(gradients)
    return value
  }

  /// Takes one step that raises `objective`, and returns the objective before it.
  @discardableResult
  public func maximize(_ objective: consuming Tensor) -> Float { -minimize(-objective) }

  /// Each parameter with its gradient and the number of both; traps unless they belong together.
  func paired(_ gradients: [Tensor]) -> [(index: Int, parameter: Parameter, gradient: Tensor)] {
    require(
      gradients.count == parameters.count,
      "\(gradients.count) gradients are not one for each of \(parameters.count) parameters.")
    return parameters.indices.map { index in
      let (parameter, gradient) = (parameters[index], gradients[index])
      require(
        gradient.shape == parameter.shape,
        "A gradient of shape \(gradient.shape) does not fit a parameter of \(parameter.shape).")
      return (index, parameter, gradient)
    }
  }
}

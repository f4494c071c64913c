/// Changes parameters so that a loss falls.
///
/// An optimiser knows its parameters from the start; what it is not given stays as it is.
public protocol Optimizer: AnyObject, Stateful {
  /// The parameters that it changes.
  var parameters: [Parameter] { get }

  /// The step size.
  var learningRate: Float { get set }

  /// Takes one step against the gradients, one for each parameter in their order.
  func step(_ gradients: [Tensor])
}

extension Optimizer {
  /// Takes one step that lowers `loss`, and returns the loss before it. The graph between the loss and
  /// the parameters is used up, whoever still holds a result of it: a second step traps. A loss that
  /// is infinite or not a number changes nothing.
  @discardableResult
  public func minimize(_ loss: consuming Tensor) -> Float {
    let value = loss.scalar
    guard value.isFinite else { return value }
    let gradients = Core.gradients(
      of: loss, withRespectTo: parameters.map { $0.value }, spending: true)
    _ = consume loss
    step(gradients)
    return value
  }

  /// Takes one step that raises `objective`, and returns the objective before it.
  @discardableResult
  public func maximize(_ objective: consuming Tensor) -> Float { -minimize(-objective) }
}

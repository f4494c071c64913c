import Testing

@testable import Core

/// A differentiable function to be checked: its name, the operands, and what it computes.
struct GradientCase {
  /// The operation, named as in its declaration.
  let name: String
  /// Operands, away from kinks and from places where the function is not defined.
  let operands: [Tensor]
  /// Whether the gradient of the gradient is checked too.
  var secondOrder = true
  /// What a wrong gradient may be mistaken by, relative to the larger of the two.
  var tolerance = 1e-2
  let function: ([Tensor]) -> Tensor
}

/// Compares the derivative along a random direction with central differences.
///
/// The function's value is projected on fixed random numbers; products are summed in Double, so
/// that only the function itself is computed in single precision.
struct GradientCheck {
  let random = RandomGenerator(seed: 5)
  let step: Float = 0.01

  /// A line that says what is wrong, or nil.
  func failure(_ test: GradientCase, order: Int) -> String? {
    let directions = test.operands.map { direction($0.shape) }
    let weights = direction(test.function(test.operands).shape)
    let second = order == 2 ? directions.map { direction($0.shape) } : []
    func value(_ operands: [Tensor]) -> Double {
      if order == 1 { return dot(test.function(operands), weights) }
      let tracked = operands.map { $0.detached().tracked() }
      let gradients = gradients(
        of: test.function(tracked) * weights, withRespectTo: tracked)
      return zip(gradients, second).reduce(0) { $0 + dot($1.0, $1.1) }
    }
    let tracked = test.operands.map { $0.detached().tracked() }
    var result = test.function(tracked) * weights
    if order == 2 {
      let first = gradients(of: result, withRespectTo: tracked, recording: true)
      result = zip(first, second).map { ($0 * $1).sum() }.reduce(Tensor(0)) { $0 + $1 }
    }
    let analytic = zip(gradients(of: result, withRespectTo: tracked), directions)
      .reduce(0) { $0 + dot($1.0, $1.1) }
    let ahead = value(moved(test.operands, directions, by: step))
    let behind = value(moved(test.operands, directions, by: -step))
    let numeric = (ahead - behind) / (2 * Double(step))
    let allowed =
      (order == 1 ? test.tolerance : 3 * test.tolerance)
      * max(abs(analytic), abs(numeric)) + 1e-3
    if abs(analytic - numeric) <= allowed { return nil }
    return "\(test.name), order \(order): derivative \(analytic), differences \(numeric)"
  }

  private func direction(_ shape: Shape) -> Tensor { .normal(shape, using: random) }

  private func moved(_ x: [Tensor], _ directions: [Tensor], by step: Float) -> [Tensor] {
    zip(x, directions).map { $0 + step * $1 }
  }

  private func dot(_ a: Tensor, _ b: Tensor) -> Double {
    zip(a.scalars, b.scalars).reduce(0) { $0 + Double($1.0) * Double($1.1) }
  }
}

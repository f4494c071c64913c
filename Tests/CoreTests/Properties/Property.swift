@testable import Core

/// One operation on drawn operands, and what it ought to give.
struct Property {
  /// How far a result may be from the exact one.
  enum Tolerance {
    /// Every bit of a number; a zero may have either sign.
    case exact
    /// So many units in the last place, or the absolute difference `floor`.
    case ulps(Double, floor: Double = 0)
    /// An absolute difference.
    case absolute(Double)
  }

  /// The operation, named as in its declaration.
  let name: String
  let operands: [Tensor]
  let tolerance: Tolerance
  let function: ([Tensor]) -> Tensor
  let reference: ([Exact]) -> Exact
  /// The gradients by the operands for a gradient of the result, where the reference cannot be moved
  /// to and fro, because it has kinks and ties.
  var rule: (([Exact], _ dy: Exact) -> [Exact])?
  /// Whether derivatives are compared with differences of the reference.
  var isDifferentiable = true
  /// Whether an infinite number spoils no gradient but that at its own place, if any.
  var isLocal = false
  /// Operands that no gradient is asked for.
  var constants: Set<Int> = []

  /// What is wrong, in a line; nil if nothing is.
  func complaint(_ draw: Draw, order: Int) -> String? {
    let inputs = operands.enumerated().map { constants.contains($0) ? $1 : $1.tracked() }
    var result = Tensor(0)
    let seen = FiniteWatch.firstNotFinite { result = function(inputs) }
    let expected = reference(operands.map(Exact.init))
    func failed(_ problem: String) -> String {
      "\(name) of \(operands.map(\.description).joined(separator: ", ")): \(problem)"
    }
    if let problem = difference(result, expected) { return failed(problem) }
    let isNew = !inputs.contains { $0.storage === result.storage }
    if isNew, seen == nil, !result.isFinite { return failed("the finite watch did not see it") }
    let weights = draw.plain(Array(result.shape))
    let first = gradients(of: result * weights, inputs, recording: false)
    for (x, dx) in zip(variables(inputs), first) where x.shape != dx.shape {
      return failed("the gradient has the shape \(dx.shape)")
    }
    guard result.isFinite || isLocal else { return nil }
    if let problem = slope(first, inputs, Exact(weights)) {
      return failed("its gradient: \(problem)")
    }
    if order > 1, isDifferentiable, result.isFinite {
      return curvature(draw, inputs, weights).map { failed("its second derivative: \($0)") }
    }
    return nil
  }

  private func variables<Element>(_ list: [Element]) -> [Element] {
    list.enumerated().filter { !constants.contains($0.offset) }.map { $0.element }
  }

  private func gradients(of y: Tensor, _ inputs: [Tensor], recording: Bool) -> [Tensor] {
    Core.gradients(of: y, withRespectTo: variables(inputs), recording: recording)
  }

  /// The first element that is not what it should be.
  private func difference(_ result: Tensor, _ expected: Exact) -> String? {
    if Array(result.shape) != expected.shape {
      return "the shape is \(result.shape), not \(expected.shape)"
    }
    for (i, (x, y)) in zip(result.scalars, expected.values).enumerated()
    where !isNear(x, y, tolerance) {
      return "element \(i) is \(x), not \(y)"
    }
    return nil
  }

  /// Compares the first gradient with the given one, or with differences of the reference.
  private func slope(_ found: [Tensor], _ inputs: [Tensor], _ weights: Exact) -> String? {
    let exact = inputs.map(Exact.init)
    if !isLocal, operands.contains(where: { !$0.isFinite }) { return nil }
    if let rule {
      for (dx, expected) in zip(found, variables(rule(exact, weights))) {
        for (i, (x, y)) in zip(dx.scalars, expected.values).enumerated()
        where y.isFinite && !isNear(x, y, .absolute(1e-4 * max(1, abs(y)))) {
          return "element \(i) is \(x), not \(y)"
        }
      }
      return nil
    }
    guard isDifferentiable else { return nil }
    let directions = Self.directions(inputs, constants, 3)
    let step = 1e-4
    let ahead = dot(reference(Self.moved(exact, directions, step)), weights)
    let behind = dot(reference(Self.moved(exact, directions, -step)), weights)
    return Self.compare(
      found, variables(directions), (ahead - behind) / (2 * step), tolerance: 1e-4)
  }

  /// Compares the gradient of a gradient along one direction with differences of the reference along
  /// two.
  private func curvature(_ draw: Draw, _ inputs: [Tensor], _ weights: Tensor) -> String? {
    let exact = inputs.map(Exact.init)
    let (one, other) = (
      Self.directions(inputs, constants, 4), Self.directions(inputs, constants, 5)
    )
    let first = gradients(of: function(inputs) * weights, inputs, recording: true)
    let along = zip(first, variables(one)).map { dx, d in
      (dx * Tensor(d.values.map { Float($0) }, shape: dx.shape)).sum()
    }
    let second = gradients(of: along.reduce(Tensor(0)) { $0 + $1 }, inputs, recording: false)
    let step = 1e-3
    func value(_ a: Double, _ b: Double) -> Double {
      let place = Self.moved(Self.moved(exact, one, a * step), other, b * step)
      return dot(reference(place), Exact(weights))
    }
    let numeric = (value(1, 1) - value(1, -1) - value(-1, 1) + value(-1, -1)) / (4 * step * step)
    return Self.compare(second, variables(other), numeric, tolerance: 2e-3)
  }

  private static func compare(
    _ gradients: [Tensor], _ directions: [Exact], _ numeric: Double, tolerance: Double
  ) -> String? {
    let terms = zip(gradients, directions).flatMap { gradient, direction in
      zip(gradient.scalars, direction.values).map { Double($0) * $1 }
    }
    let (analytic, size) = (terms.reduce(0, +), terms.reduce(0) { $0 + abs($1) })
    if abs(analytic - numeric) <= tolerance * (size + 0.01) { return nil }
    return "along a direction it is \(analytic), by differences \(numeric)"
  }

  private static func directions(
    _ inputs: [Tensor], _ constants: Set<Int>, _ seed: UInt64
  ) -> [Exact] {
    let random = RandomGenerator(seed: seed)
    return inputs.enumerated().map { index, x in
      Exact(constants.contains(index) ? .zeros(x.shape) : .normal(x.shape, using: random))
    }
  }

  private static func moved(_ x: [Exact], _ directions: [Exact], _ step: Double) -> [Exact] {
    zip(x, directions).map { Exact.zip($0, $1) { $0 + step * $1 } }
  }
}

/// Whether a result is what it should be: an infinity or no number where the exact value is, or is
/// beyond the largest number.
func isNear(_ x: Float, _ exact: Double, _ tolerance: Property.Tolerance) -> Bool {
  let rounded = Float(exact)
  if exact.isNaN || x.isNaN { return exact.isNaN && x.isNaN }
  if x == rounded { return true }
  let ulp = Double((rounded.isFinite ? rounded : .greatestFiniteMagnitude).ulp)
  // At the end of the range an error may tip a number over.
  let reached = x.isFinite ? Double(x) : Double(x.sign == .minus ? -0x1p128 : 0x1p128)
  switch tolerance {
  case .exact: return false
  case .ulps(let count, let floor): return abs(reached - exact) <= max(count * ulp, floor)
  case .absolute(let size): return exact.isFinite && x.isFinite && abs(reached - exact) <= size
  }
}

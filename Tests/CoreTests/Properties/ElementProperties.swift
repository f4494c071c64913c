import Foundation

@testable import Core

/// A function of one element: what it gives, and its slope, on kinks too.
private struct ElementFunction {
  let name: String
  var tolerance = Property.Tolerance.ulps(0.51)
  let function: (Tensor) -> Tensor
  let value: (Double) -> Double
  let slope: (Double) -> Double
  /// Whether its second derivative is compared too, at any number.
  var isSmooth = false
}

/// The quotient as it is computed, by way of the reciprocal.
nonisolated private func inverse(_ x: Double) -> Double { Double(1 / Float(x)) }

nonisolated func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

/// Below this, functions that add an exponential to 1 do not follow it.
private let faint = 0x1p-125

extension Property {
  /// The functions of one element, on a drawn tensor; all special numbers are tried at once.
  static func element(_ draw: Draw) -> Property {
    let number = Float(draw.below(7) - 3) / 2
    let test = elementFunctions(number)[draw.below(elementFunctions(number).count)]
    let x =
      draw.palette == .special
      ? .concatenated([Tensor(Draw.specials), draw.tensor([draw.size()])])
      : draw.tensor(draw.shape(rank: 0...4))
    return Property(
      name: test.name, operands: [x], tolerance: test.tolerance,
      function: { test.function($0[0]) }, reference: { $0[0].map(test.value) },
      rule: { x, dy in
        [
          Exact.zip(x[0], dy) { x, dy in
            let isOrdinary = x.isFinite && Float(test.value(x)).isFinite
            return isOrdinary ? Double(Float(dy * test.slope(x))) : .nan
          }
        ]
      }, isDifferentiable: test.isSmooth && draw.palette == .ordinary, isLocal: true)
  }

  private static func elementFunctions(_ k: Float) -> [ElementFunction] {
    scalarArithmetic(k) + kinked(k) + smooth
  }

  private static func scalarArithmetic(_ k: Float) -> [ElementFunction] {
    let exact = Double(k)
    let divisor: Float = k == 0 ? 3 : k
    return [
      ElementFunction(name: "+", function: { $0 + k }, value: { $0 + exact }, slope: { _ in 1 }),
      ElementFunction(name: "+", function: { k + $0 }, value: { $0 + exact }, slope: { _ in 1 }),
      ElementFunction(name: "-", function: { $0 - k }, value: { $0 - exact }, slope: { _ in 1 }),
      ElementFunction(name: "-", function: { k - $0 }, value: { exact - $0 }, slope: { _ in -1 }),
      ElementFunction(name: "-", function: { -$0 }, value: { -$0 }, slope: { _ in -1 }),
      ElementFunction(
        name: "*", function: { $0 * k }, value: { $0 * exact }, slope: { _ in exact }),
      ElementFunction(
        name: "*", function: { k * $0 }, value: { $0 * exact }, slope: { _ in exact }),
      ElementFunction(
        name: "/", function: { $0 / divisor }, value: { $0 * inverse(Double(divisor)) },
        slope: { _ in 1 / Double(divisor) }),
      ElementFunction(
        name: "/", function: { k / $0 }, value: { exact * inverse($0) },
        slope: { -exact / ($0 * $0) }),
    ]
  }

  private static func kinked(_ k: Float) -> [ElementFunction] {
    let leak = abs(k) / 3
    let (low, high) = (Float(min(k, 0)), Float(1))
    return [
      ElementFunction(
        name: "relu", tolerance: .exact, function: { $0.relu() },
        value: { $0.isNaN ? .nan : max($0, 0) }, slope: { $0 > 0 ? 1 : 0 }),
      ElementFunction(
        name: "leakyReLU", function: { $0.leakyReLU(slope: leak) },
        value: { $0 > 0 ? $0 : (leak == 0 && !$0.isNaN ? 0 : Double(leak) * $0) },
        slope: { $0 > 0 ? 1 : Double(leak) }),
      ElementFunction(
        name: "abs", tolerance: .exact, function: { $0.abs() }, value: { abs($0) },
        slope: { $0 > 0 ? 1 : ($0 < 0 ? -1 : 0) }),
      ElementFunction(
        name: "clamped", tolerance: .exact, function: { $0.clamped(to: low...high) },
        value: { $0.isNaN ? .nan : min(max($0, Double(low)), Double(high)) },
        slope: { $0 >= Double(low) && $0 <= Double(high) ? 1 : 0 }),
    ]
  }

  private static let smooth = [
    ElementFunction(
      name: "exponential", tolerance: .ulps(2), function: { $0.exponential() }, value: exp,
      slope: exp, isSmooth: true),
    ElementFunction(
      name: "logarithm", tolerance: .ulps(2), function: { $0.logarithm() },
      value: { $0 < 0 ? .nan : log($0) }, slope: inverse),
    ElementFunction(
      name: "squareRoot", function: { $0.squareRoot() }, value: { $0 < 0 ? .nan : sqrt($0) },
      slope: { 0.5 / sqrt($0) }),
    ElementFunction(
      name: "squared", function: { $0.squared() }, value: { $0 * $0 }, slope: { 2 * $0 },
      isSmooth: true),
    ElementFunction(
      name: "reciprocal", function: { $0.reciprocal() }, value: { 1 / $0 },
      slope: { -inverse($0) * inverse($0) }),
    ElementFunction(
      name: "tanh", tolerance: .ulps(3), function: { $0.tanh() }, value: tanh,
      slope: { 1 - tanh($0) * tanh($0) }, isSmooth: true),
    ElementFunction(
      name: "sigmoid", tolerance: .ulps(3, floor: faint), function: { $0.sigmoid() },
      value: sigmoid, slope: { sigmoid($0) * (1 - sigmoid($0)) },
      isSmooth: true),
    ElementFunction(
      name: "softplus", tolerance: .ulps(3, floor: faint), function: { $0.softplus() },
      value: { max($0, 0) + log1p(exp(-abs($0))) }, slope: sigmoid, isSmooth: true),
  ]

  /// Sums, differences, products and quotients of two tensors, one of which may be stretched.
  static func pair(_ draw: Draw) -> Property {
    let shape = draw.shape()
    var other = shape.map { draw.chance(1, in: 3) ? 1 : $0 }
    if draw.chance(1, in: 3) { other.removeFirst(draw.below(other.count + 1)) }
    let swapped = draw.chance(1, in: 2)
    let operands = [draw.tensor(shape), draw.tensor(draw.chance(1, in: 2) ? shape : other)]
    let kinds: [(String, ([Tensor]) -> Tensor, (Double, Double) -> Double)] = [
      ("+", { $0[0] + $0[1] }, { $0 + $1 }), ("-", { $0[0] - $0[1] }, { $0 - $1 }),
      ("*", { $0[0] * $0[1] }, { $0 * $1 }), ("/", { $0[0] / $0[1] }, { $0 * inverse($1) }),
    ]
    let (name, function, value) = kinds[draw.below(kinds.count)]
    return Property(
      name: name, operands: swapped ? operands.reversed() : operands, tolerance: .ulps(0.51),
      function: function, reference: { Exact.zip($0[0], $0[1], value) },
      isDifferentiable: draw.palette == .ordinary && name != "/")
  }

  /// Quotients by numbers of which none is near zero.
  static func quotient(_ draw: Draw) -> Property {
    let shape = draw.shape()
    let divisor = Tensor.uniform(
      Shape(shape.map { draw.chance(1, in: 3) ? 1 : $0 }), in: 0.5...3, using: draw.random)
    return Property(
      name: "/", operands: [draw.plain(shape), divisor], tolerance: .ulps(2),
      function: { $0[0] / $0[1] }, reference: { Exact.zip($0[0], $0[1]) { $0 / $1 } })
  }
}

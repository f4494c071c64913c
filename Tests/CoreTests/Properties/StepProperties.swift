import Foundation

@testable import Core

/// A few steps of an optimiser on drawn gradients, some of them huge, beside its formula in double
/// precision.
struct StepProperty {
  private let count: Int
  private let gradients: [[Float]]
  private let start: [Float]
  private let kind: Int

  init(_ draw: Draw) {
    let size = draw.size([0, 1, 2, 7, 16, 17, 37])
    count = size
    start = draw.plain([size]).scalars
    kind = draw.below(4)
    let isHuge = draw.chance(1, in: 2)
    gradients = (0..<4).map { _ in
      draw.plain([size]).scalars.map { isHuge && draw.chance(1, in: 4) ? $0 * 3e19 : $0 }
    }
  }

  /// What is wrong, in a line; nil if nothing is.
  var complaint: String? {
    let parameter = Parameter([count], .zeros)
    parameter.assign(Tensor(start))
    let optimizer = make(Holder(parameter))
    for gradient in gradients { optimizer.step([Tensor(gradient)]) }
    for (i, x) in parameter.value.scalars.enumerated() {
      let expected = exact(i)
      let moved = abs(expected - Double(start[i]))
      if isNear(x, expected, .absolute(1e-6 * (abs(Double(start[i])) + 0.1) + 1e-4 * moved)) {
        continue
      }
      let all = gradients.map { $0[i] }
      return "\(type(of: optimizer)) from \(start[i]) by \(all): \(x), not \(expected)"
    }
    return nil
  }

  private func make(_ layer: Holder) -> any Optimizer {
    switch kind {
    case 0: Adam(layer, learningRate: 0.01, beta1: 0.5, beta2: 0.9)
    case 1: RMSProp(layer, learningRate: 0.01, decay: 0.9)
    case 2: SGD(layer, learningRate: 0.01, momentum: 0.9)
    default: SGD(layer, learningRate: 0.01)
    }
  }

  /// Where the formulas of the papers lead; the adaptive ones take a gradient beyond ±2⁶³ for that.
  private func exact(_ i: Int) -> Double {
    var (x, mean, square) = (Double(start[i]), 0.0, 0.0)
    for (step, gradient) in gradients.enumerated() {
      let g = Double(gradient[i])
      let bounded = min(max(g, -0x1p63), 0x1p63)
      switch kind {
      case 0:
        mean = 0.5 * mean + 0.5 * bounded
        square = 0.9 * square + 0.1 * bounded * bounded
        let corrected = mean / (1 - pow(0.5, Double(step + 1)))
        x -= 0.01 * corrected / ((square / (1 - pow(0.9, Double(step + 1)))).squareRoot() + 1e-8)
      case 1:
        square = 0.9 * square + 0.1 * bounded * bounded
        x -= 0.01 * bounded / (square.squareRoot() + 1e-8)
      case 2:
        mean = 0.9 * mean + g
        x -= 0.01 * mean
      default: x -= 0.01 * g
      }
    }
    return x
  }
}

/// A layer that is one parameter.
private final class Holder: Layer {
  let parameter: Parameter

  init(_ parameter: Parameter) { self.parameter = parameter }

  func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor { x * parameter.value }
}

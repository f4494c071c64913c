import Foundation

@testable import Core

/// A matrix product, rows and columns of either side exchanged if asked for.
private func product(_ a: Exact, _ b: Exact, _ transposition: Transposition) -> Exact {
  let (isLeft, isRight) = (transposition == .left, transposition == .right)
  let (rows, depth) = isLeft ? (a.shape[1], a.shape[0]) : (a.shape[0], a.shape[1])
  let columns = isRight ? b.shape[0] : b.shape[1]
  let (stepA, stepB) = (isLeft ? rows : 1, isRight ? 1 : columns)
  return a.values.withUnsafeBufferPointer { left in
    b.values.withUnsafeBufferPointer { right in
      Exact([rows, columns]) { place in
        var (i, j) = (isLeft ? place[0] : place[0] * depth, isRight ? place[1] * depth : place[1])
        var sum = 0.0
        for _ in 0..<depth {
          sum += left[i] * right[j]
          i += stepA
          j += stepB
        }
        return sum
      }
    }
  }
}

/// What a sum of so many products of numbers of this size may be off by.
func roundings(_ x: Tensor, _ w: Tensor, depth: Int) -> Property.Tolerance {
  let size = Exact(x).scale() * Exact(w).scale()
  return .absolute(4 * 0x1p-23 * size * Double(depth + 2).squareRoot())
}

/// The leaky ReLU of a whole tensor.
func rectified(_ x: Exact, _ slope: Double) -> Exact {
  x.map { $0 >= 0 || $0.isNaN ? $0 : (slope == 0 ? 0 : slope * $0) }
}

extension Property {
  /// The three matrix products.
  static func matmul(_ draw: Draw) -> Property {
    let (m, k, n) = sides(draw)
    let transposition = [Transposition.none, .left, .right][draw.below(3)]
    let a = draw.tensor(transposition == .left ? [k, m] : [m, k])
    let b = draw.plain(transposition == .right ? [n, k] : [k, n])
    return Property(
      name: "matmul", operands: [finite(a), b], tolerance: roundings(a, b, depth: k),
      function: { Core.matmul($0[0], $0[1], transposing: transposition) },
      reference: { product($0[0], $0[1], transposition) }, isDifferentiable: a.isFinite)
  }

  /// A dense layer with its bias, and with a ReLU in the same pass.
  static func affine(_ draw: Draw) -> Property {
    let (m, k, n) = sides(draw)
    let (x, w, bias) = (finite(draw.tensor([m, k])), draw.plain([k, n]), draw.plain([n]))
    let slope = Float([1, 1, 0.2, 0][draw.below(4)])
    return Property(
      name: "affine", operands: [x, w, bias], tolerance: roundings(x, w, depth: k),
      function: {
        slope == 1
          ? Core.affine($0[0], $0[1], bias: $0[2])
          : Core.affine($0[0], $0[1], bias: $0[2], slope: slope)
      },
      reference: { layer($0, slope) },
      rule: { operands, dy in
        let dy = Exact.zip(dy, layer(operands, slope)) { $1 > 0 ? $0 : Double(slope) * $0 }
        return [
          product(dy, operands[1], .right), product(operands[0], dy, .left),
          dy.reduced(0, total).reshaped([n]),
        ]
      }, isDifferentiable: slope == 1 && x.isFinite)
  }

  private static func layer(_ operands: [Exact], _ slope: Float) -> Exact {
    let sums = product(operands[0], operands[1], .none)
    return rectified(Exact.zip(sums, operands[2]) { $0 + $1 }, Double(slope))
  }

  /// Numbers whose products do not overflow.
  static func finite(_ x: Tensor) -> Tensor {
    Tensor(x.scalars.map { abs($0) > 1e9 && $0.isFinite ? 1 : $0 }, shape: x.shape)
  }

  private static func sides(_ draw: Draw) -> (Int, Int, Int) {
    let sizes = [0, 1, 1, 2, 3, 5, 7, 13, 16, 17]
    if draw.chance(1, in: 40) { return (1 + draw.below(3), 1100, 1 + draw.below(3)) }
    return (draw.size(sizes), draw.size(sizes), draw.size(sizes + [33, 49]))
  }
}

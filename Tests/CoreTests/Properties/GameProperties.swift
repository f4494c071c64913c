import Foundation

@testable import Core

/// The mean of all numbers.
private func mean(_ x: Exact) -> Exact { Exact([], [total(x.values) / Double(x.count)]) }

extension Property {
  /// The losses of games, and their penalties.
  static func gameLoss(_ draw: Draw) -> Property {
    let kinds = [hingeLoss, leastSquaresLoss, relativisticLoss, zeroCenteredPenalty, lazily]
    return kinds[draw.below(kinds.count)](draw)
  }

  private static func verdicts(_ draw: Draw) -> Tensor {
    let shape = draw.shape().map { max($0, 1) }
    return draw.palette == .ties ? draw.tensor(shape) : draw.plain(shape, deviation: 2)
  }

  private static func hingeLoss(_ draw: Draw) -> Property {
    let target: Float = draw.chance(1, in: 2) ? 1 : -1
    return Property(
      name: "hingeLoss", operands: [verdicts(draw)], tolerance: .absolute(1e-4),
      function: { Core.hingeLoss($0[0], target: target) },
      reference: { mean($0[0].map { max(0, 1 - Double(target) * $0) }) },
      rule: { x, dy in
        let share = dy.values[0] / Double(x[0].count)
        return [x[0].map { 1 - Double(target) * $0 > 0 ? -Double(target) * share : 0 }]
      }, isDifferentiable: false)
  }

  private static func leastSquaresLoss(_ draw: Draw) -> Property {
    let target = Float(draw.below(3)) / 2
    return Property(
      name: "leastSquaresLoss", operands: [verdicts(draw)], tolerance: .absolute(1e-4),
      function: { Core.leastSquaresLoss($0[0], target: target) },
      reference: { mean($0[0].map { ($0 - Double(target)) * ($0 - Double(target)) / 2 }) })
  }

  private static func relativisticLoss(_ draw: Draw) -> Property {
    let x = verdicts(draw)
    return Property(
      name: "relativisticLoss", operands: [x, draw.plain(Array(x.shape), deviation: 2)],
      tolerance: .absolute(1e-4),
      function: { Core.relativisticLoss($0[0], against: $0[1]) },
      reference: { mean(Exact.zip($0[0], $0[1]) { log1p(exp($1 - $0)) }) })
  }

  /// The penalty of tanh(x·w) at points x: its slope is Σ(1 − tanh²)·w.
  private static func zeroCenteredPenalty(_ draw: Draw) -> Property {
    let (rows, inputs, outputs) = (1 + draw.below(5), 1 + draw.below(4), 1 + draw.below(3))
    let operands = [draw.plain([rows, inputs]), draw.plain([inputs, outputs])]
    return Property(
      name: "zeroCenteredPenalty", operands: operands, tolerance: .absolute(3e-4),
      function: { x in Core.zeroCenteredPenalty(at: x[0]) { Core.matmul($0, x[1]).tanh() } },
      reference: { x in
        let slopes = Exact([rows, inputs]) { place in
          (0..<outputs).reduce(0) { sum, j in
            let a = (0..<inputs).reduce(0) { $0 + x[0][[place[0], $1]] * x[1][[$1, j]] }
            return sum + (1 - tanh(a) * tanh(a)) * x[1][[place[1], j]]
          }
        }
        return Exact([], [dot(slopes, slopes) / Double(rows)])
      }, constants: [0])
  }

  private static func lazily(_ draw: Draw) -> Property {
    let (interval, step) = (1 + draw.below(4), draw.below(9))
    let counts = step % interval == 0 ? Double(interval) : 0
    return Property(
      name: "lazily", operands: [draw.plain([3, 2])], tolerance: .absolute(1e-4),
      function: { x in Core.lazily(every: interval, at: step) { x[0].squared().mean() } },
      reference: { mean($0[0].map { counts * $0 * $0 }) })
  }

  /// Samples side by side, channels in groups, samples compared with each other.
  static func grouping(_ draw: Draw) -> Property {
    let kinds = [packed, maxout, minibatchCloseness]
    return kinds[draw.below(kinds.count)](draw)
  }

  private static func packed(_ draw: Draw) -> Property {
    let count = 1 + draw.below(3)
    var shape = draw.shape(rank: 2...4, long: false)
    shape[0] = count * draw.below(4)
    let channels = shape.last!
    var result = shape
    result[0] = shape[0] / count
    result[shape.count - 1] = channels * count
    let packed = result
    return Property(
      name: "packed", operands: [draw.tensor(shape)], tolerance: .exact,
      function: { $0[0].packed(by: count) },
      reference: { x in
        Exact(packed) { place in
          var place = place
          place[0] = place[0] * count + place[place.count - 1] / channels
          place[place.count - 1] %= channels
          return x[0].values[x[0].offset(place)]
        }
      }, isDifferentiable: draw.palette != .special)
  }

  private static func maxout(_ draw: Draw) -> Property {
    let (pieces, groups) = (1 + draw.below(4), 1 + draw.below(5))
    let outer = Array(draw.shape(rank: 1...3, long: false).prefix(2))
    let grouped = outer + [groups, pieces]
    let axis = outer.count + 1
    func largest(_ line: [Double]) -> Int {
      line.firstIndex { $0.isNaN } ?? line.firstIndex(of: line.max()!)!
    }
    return Property(
      name: "maxout", operands: [draw.tensor(outer + [groups * pieces])], tolerance: .exact,
      function: { $0[0].maxout(pieces: pieces) },
      reference: {
        $0[0].reshaped(grouped).reduced(axis) { $0[largest($0)] }.reshaped(outer + [groups])
      },
      rule: { x, dy in
        let places = x[0].reshaped(grouped).reduced(axis) { Double(largest($0)) }
        let dy = dy.reshaped(outer + [groups, 1])
        let dx = Exact(grouped) { Double($0[axis]) == places[$0] ? dy[$0] : 0 }
        return [dx.reshaped(x[0].shape)]
      }, isDifferentiable: false)
  }

  /// Features a twentieth apart at least, so that no difference is near its kink.
  private static func minibatchCloseness(_ draw: Draw) -> Property {
    let shape: Shape = [draw.below(5), 1 + draw.below(3), 1 + draw.below(3)]
    let numbers = draw.random.permutation(shape.elementCount).map { Float($0) * 0.05 }
    return Property(
      name: "minibatchCloseness", operands: [Tensor(numbers, shape: shape)],
      tolerance: .absolute(1e-5),
      function: { $0[0].minibatchCloseness() },
      reference: { x in
        Exact([shape[0], shape[1]]) { place in
          (0..<shape[0]).filter { $0 != place[0] }.reduce(0) { sum, other in
            let distance = (0..<shape[2]).reduce(0) {
              $0 + abs(x[0][[place[0], place[1], $1]] - x[0][[other, place[1], $1]])
            }
            return sum + exp(-distance)
          }
        }
      })
  }
}

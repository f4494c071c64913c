import Foundation

@testable import Core

/// Mean and mean squared distance from it, of each channel.
private func moments(_ x: Exact) -> (mean: Exact, variance: Exact) {
  let channels = x.shape.last!
  let rows = x.reshaped([x.shape.dropLast().reduce(1, *), channels])
  let share = rows.count == 0 ? .nan : 1 / Double(rows.shape[0])
  let mean = rows.reduced(0) { $0.reduce(0, +) * share }.reshaped([channels])
  let squares = Exact.zip(rows, mean) { ($0 - $1) * ($0 - $1) }
  return (mean, squares.reduced(0) { $0.reduce(0, +) * share }.reshaped([channels]))
}

/// x brought to mean 0 and deviation 1 along the last axis but for `epsilon`.
private func normalized(_ x: Exact, _ mean: Exact, _ variance: Exact) -> Exact {
  let centred = Exact.zip(x, mean) { $0 - $1 }
  return Exact.zip(centred, variance) { $0 / ($1 + 1e-5).squareRoot() }
}

extension Property {
  /// Numbers of which no channel and no row has a small spread, for then roundings are large.
  private static func spread(_ draw: Draw, _ shape: [Int]) -> Tensor {
    let numbers = draw.plain(shape).scalars.enumerated().map { i, x in
      x + Float((i * 7 + i / 16) % 5)
    }
    return Tensor(numbers, shape: Shape(shape))
  }

  /// Batch normalisation, and the statistics that it gives.
  static func batchNormalized(_ draw: Draw) -> Property {
    let rows = draw.size([0, 2, 3, 5, 16, 33])
    let channels = draw.size([0, 1, 2, 3, 16, 17])
    let isImage = rows % 2 == 0 && draw.chance(1, in: 2)
    let shape = isImage ? [rows / 2, 1, 2, channels] : [rows, channels]
    let x = spread(draw, shape)
    if draw.chance(1, in: 3) {
      return Property(
        name: "batchNormalized", operands: [x], tolerance: .absolute(2e-5),
        function: {
          let all = Core.batchNormalized(
            $0[0], scale: .ones([channels]), shift: .zeros([channels]))
          return .concatenated([all.mean, all.variance])
        },
        reference: {
          let (mean, variance) = moments($0[0])
          return Exact([2 * channels], mean.values + variance.values)
        }, constants: [0])
    }
    return Property(
      name: "batchNormalized", operands: [x, draw.plain([channels]), draw.plain([channels])],
      tolerance: .absolute(3e-4),
      function: { Core.batchNormalized($0[0], scale: $0[1], shift: $0[2]).result },
      reference: {
        let (mean, variance) = moments($0[0])
        let scaled = Exact.zip(normalized($0[0], mean, variance), $0[1]) { $0 * $1 }
        return Exact.zip(scaled, $0[2]) { $0 + $1 }
      }, isDifferentiable: rows > 3)
  }

  /// Layer normalisation.
  static func layerNormalized(_ draw: Draw) -> Property {
    let row = draw.size([0, 2, 3, 5, 16, 33])
    let shape = row % 2 == 0 ? [draw.below(4), row / 2, 2] : [draw.below(4), row]
    return Property(
      name: "layerNormalized", operands: [spread(draw, shape)], tolerance: .absolute(3e-4),
      function: { $0[0].layerNormalized() },
      reference: { x in
        let flat = x[0].reshaped([shape[0], row])
        if flat.count == 0 { return x[0] }
        let mean = flat.reduced(1) { $0.reduce(0, +) / Double(row) }
        let squares = Exact.zip(flat, mean) { ($0 - $1) * ($0 - $1) }
        let variance = squares.reduced(1) { $0.reduce(0, +) / Double(row) }
        return normalized(flat, mean, variance).reshaped(shape)
      }, isDifferentiable: row > 3)
  }

  /// The losses.
  static func loss(_ draw: Draw) -> Property {
    let kinds = [binaryCrossEntropy, meanSquaredError, softmaxCrossEntropy]
    return kinds[draw.below(3)](draw)
  }

  private static func binaryCrossEntropy(_ draw: Draw) -> Property {
    let shape = draw.shape().map { max($0, 1) }
    let isOne = draw.chance(1, in: 2)
    let target: Float = isOne ? [0, 0.9, 1][draw.below(3)] : 0
    let targets =
      isOne
      ? Tensor(repeating: target, shape: Shape(shape)) : .uniform(Shape(shape), using: draw.random)
    // A logit of −∞ is certain of a target of 0.
    let numbers = draw.tensor(shape).scalars.map { x in
      abs(x) <= 100 || (x == -.infinity && isOne && target == 0) ? x : 3
    }
    let logits = Tensor(numbers, shape: Shape(shape))
    return Property(
      name: "binaryCrossEntropy", operands: [logits],
      tolerance: .absolute(1e-6 * Exact(logits).scale(atLeast: 1)),
      function: {
        isOne
          ? Core.binaryCrossEntropy(logits: $0[0], target: target)
          : Core.binaryCrossEntropy(logits: $0[0], target: targets)
      },
      reference: { x in
        let losses = Exact.zip(x[0], Exact(targets)) { l, t in
          max(l, 0) - (t == 0 ? 0 : l * t) + log1p(exp(-abs(l)))
        }
        return Exact([], [total(losses.values) / Double(losses.count)])
      },
      rule: { x, dy in
        [Exact.zip(x[0], Exact(targets)) { dy.values[0] * (sigmoid($0) - $1) / Double(x[0].count) }]
      }, isDifferentiable: logits.isFinite, isLocal: true)
  }

  private static func meanSquaredError(_ draw: Draw) -> Property {
    let shape = draw.shape().map { max($0, 1) }
    let (x, target) = (draw.plain(shape), draw.plain(shape))
    return Property(
      name: "meanSquaredError", operands: [x, target], tolerance: .absolute(1e-4),
      function: { Core.meanSquaredError($0[0], $0[1]) },
      reference: { x in
        let squares = Exact.zip(x[0], x[1]) { ($0 - $1) * ($0 - $1) }
        return Exact([], [total(squares.values) / Double(squares.count)])
      })
  }

  private static func softmaxCrossEntropy(_ draw: Draw) -> Property {
    let (rows, classes) = (1 + draw.below(7), 1 + draw.below(18))
    let labels = (0..<rows).map { _ in draw.below(classes) }
    var numbers = draw.tensor([rows, classes]).scalars.map {
      abs($0) <= 100 || $0 == -.infinity ? $0 : 3
    }
    for (row, label) in labels.enumerated() where !numbers[row * classes + label].isFinite {
      numbers[row * classes + label] = 1
    }
    let logits = Tensor(numbers, shape: [rows, classes])
    return Property(
      name: "softmaxCrossEntropy", operands: [logits],
      tolerance: .absolute(3e-6 * Exact(logits).scale(atLeast: 1)),
      function: { Core.softmaxCrossEntropy(logits: $0[0], labels: labels) },
      reference: { x in
        let logarithms = x[0].logSoftmax()
        let chosen = labels.enumerated().map { logarithms[[$0, $1]] }
        return Exact([], [-total(chosen) / Double(rows)])
      },
      rule: { x, dy in
        let probabilities = x[0].logSoftmax().map(exp)
        return [
          Exact([rows, classes]) { place in
            let isLabel = labels[place[0]] == place[1]
            return dy.values[0] * (probabilities[place] - (isLabel ? 1 : 0)) / Double(rows)
          }
        ]
      }, isDifferentiable: logits.isFinite, isLocal: true)
  }
}

import Foundation

@testable import Core

/// The sum of a line; not a number if one of them is none, or both infinities are there.
nonisolated func total(_ line: [Double]) -> Double { line.reduce(0, +) }

/// The place of the largest number: the first of equals, and the first that is none before all.
nonisolated private func place(_ line: [Double]) -> Int {
  line.firstIndex { $0.isNaN } ?? line.firstIndex(of: line.max()!)!
}

extension Property {
  /// Numbers whose sums do not overflow.
  private static func summands(_ draw: Draw, _ shape: [Int]) -> Tensor {
    let numbers = draw.tensor(shape)
    return draw.palette == .special
      ? Tensor(numbers.scalars.map { abs($0) > 1e30 && $0.isFinite ? 1 : $0 }, shape: numbers.shape)
      : numbers
  }

  /// What a sum may be off by: a few roundings for each sixteenth of its terms.
  private static func roundings(_ x: Tensor) -> Tolerance {
    let numbers = Exact(x).values.filter(\.isFinite).map { abs($0) }
    return .absolute(
      (4 + Double(min(x.count, 3000)) / 16) * 0x1p-23 * (numbers.reduce(0, +) + 1e-37))
  }

  /// Sums and means over all, along one axis and along several.
  static func sum(_ draw: Draw) -> Property {
    var shape = draw.shape()
    let isMean = draw.chance(1, in: 2)
    if isMean { shape = shape.map { max($0, 1) } }
    let rank = shape.count
    let axes = Array(draw.random.permutation(rank).prefix(1 + draw.below(rank)))
    let keeps = draw.chance(1, in: 2)
    let x = summands(draw, shape)
    let signed = axes.map { draw.chance(1, in: 2) ? $0 - rank : $0 }
    let which = draw.below(3)
    let reduced = which == 0 ? Array(0..<rank) : which == 1 ? [axes[0]] : axes
    let count = reduced.reduce(1) { $0 * shape[$1] }
    func function(_ x: Tensor) -> Tensor {
      switch (which, isMean) {
      case (0, false): x.sum()
      case (0, true): x.mean()
      case (1, false): x.sum(along: signed[0], keepingAxis: keeps)
      case (1, true): x.mean(along: signed[0], keepingAxis: keeps)
      case (_, false): x.sum(along: signed, keepingAxes: keeps)
      case (_, true): x.mean(along: signed, keepingAxes: keeps)
      }
    }
    return Property(
      name: isMean ? "mean" : "sum", operands: [x], tolerance: roundings(x),
      function: { function($0[0]) },
      reference: { x in
        let sums = reduced.reduce(x[0]) { $0.reduced($1, total) }
        let share = isMean ? 1 / Double(count) : 1
        let left = shape.indices.filter { !reduced.contains($0) }.map { shape[$0] }
        let kept = which > 0 && keeps ? sums.shape : left
        return sums.map { $0 * share }.reshaped(kept)
      }, isDifferentiable: draw.palette != .special)
  }

  /// `expanded` and its opposite, `summed`.
  static func stretch(_ draw: Draw) -> Property {
    let large = draw.shape()
    var small = large.map { draw.chance(1, in: 2) ? 1 : $0 }
    if draw.chance(1, in: 2) {
      while small.first == 1, draw.chance(2, in: 3) { small.removeFirst() }
    }
    let fits = small
    if draw.chance(1, in: 2) {
      return Property(
        name: "expanded", operands: [draw.tensor(small)], tolerance: .exact,
        function: { $0[0].expanded(to: Shape(large)) },
        reference: { x in Exact(large) { x[0][$0] } }, isDifferentiable: draw.palette != .special)
    }
    let x = summands(draw, large)
    return Property(
      name: "summed", operands: [x], tolerance: roundings(x),
      function: { $0[0].summed(to: Shape(fits)) },
      reference: { x in
        let missing = large.count - fits.count
        let axes = large.indices.filter { $0 < missing || fits[$0 - missing] == 1 }
        return axes.reduce(x[0]) { $0.reduced($1, total) }.reshaped(fits)
      }, isDifferentiable: draw.palette != .special)
  }

  /// The largest along an axis, with the first of equals and NaN before all.
  static func largest(_ draw: Draw) -> Property {
    let shape = draw.shape(long: false)
    let axis = draw.below(shape.count)
    var full = shape
    full[axis] = max(1, shape[axis])
    let keeps = draw.chance(1, in: 2)
    var left = full
    left[axis] = 1
    return Property(
      name: "max", operands: [draw.tensor(full)], tolerance: .exact,
      function: { $0[0].max(along: axis, keepingAxis: keeps) },
      reference: { x in
        var left = full
        left.remove(at: axis)
        let result = x[0].reduced(axis) { $0[place($0)] }
        return keeps ? result : result.reshaped(left)
      },
      rule: { x, dy in
        let dy = dy.reshaped(left)
        let places = x[0].reduced(axis) { Double(place($0)) }
        return [Exact(full) { Double($0[axis]) == places[$0] ? dy[$0] : 0 }]
      }, isDifferentiable: false)
  }

  /// The place of the largest element of each row, as numbers.
  static func argmax(_ draw: Draw) -> Property {
    var shape = draw.shape(long: false)
    shape[shape.count - 1] = max(1, shape.last!)
    let last = shape.count - 1
    return Property(
      name: "argmax", operands: [draw.tensor(shape)], tolerance: .exact,
      function: { Tensor($0[0].argmax().map { Float($0) }) },
      reference: { x in
        let places = x[0].reduced(last) { Double(place($0)) }
        return places.reshaped([places.count])
      }, constants: [0])
  }

  /// Softmax and its logarithm, of rows that may hold −∞.
  static func softmax(_ draw: Draw) -> Property {
    let shape = draw.shape(long: false)
    let numbers = draw.tensor(shape).scalars.map {
      $0 == .infinity || abs($0) > 1e3 && $0 != -.infinity && !$0.isNaN ? 3 : $0
    }
    let isLogarithm = draw.chance(1, in: 2)
    return Property(
      name: isLogarithm ? "logSoftmax" : "softmax",
      operands: [Tensor(numbers, shape: Shape(shape))],
      tolerance: .absolute(isLogarithm ? 3e-5 : 2e-6),
      function: { isLogarithm ? $0[0].logSoftmax() : $0[0].softmax() },
      reference: { isLogarithm ? $0[0].logSoftmax() : $0[0].logSoftmax().map(exp) },
      isDifferentiable: draw.palette != .special)
  }
}

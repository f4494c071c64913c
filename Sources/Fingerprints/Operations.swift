import Core

/// Shapes of one axis: a single number, fewer than a vector register holds, and so many that several
/// threads share them.
private let lengths: [Shape] = [[1], [7], [100], [40_003]]

/// Shapes that are stretched to fit each other.
private let stretched: [(Shape, Shape)] = [
  ([3, 4], [4]), ([3, 1, 2], [5, 1]), ([2, 3, 17], [3, 1]), ([40, 33], [33]), ([5], []),
]

let elementOperations: [Fingerprint] = [
  pairs("+", { $0 + $1 }, { 2 + ($0 + 1.1) }),
  pairs("-", { $0 - $1 }, { 2 - (-$0 - 1.1) }),
  pairs("*", { $0 * $1 }, { 2.3 * $0 * 1.1 }),
  pairs("/", { $0 / ($1 + 1.5) }, { 2.3 / ($0 / 1.1 + 3) }),
]

/// An operation of two tensors, and the same of a tensor and numbers.
private func pairs(
  _ name: String, _ both: @escaping @Sendable (Tensor, Tensor) -> Tensor,
  _ one: @escaping @Sendable (Tensor) -> Tensor
) -> Fingerprint {
  Fingerprint(name) { bits in
    for (a, b) in stretched + lengths.map({ ($0, $0) }) {
      bits.add(gradientsAt: [numbers(a, 1), numbers(b, 2)]) { both($0[0], $0[1]) }
    }
    for shape in lengths { bits.add(gradientsAt: [numbers(shape, 3)]) { one($0[0]) } }
  }
}

let functions: [Fingerprint] = [
  map("exponential", in: -20...20) { $0.exponential() },
  map("logarithm", in: 0.001...50) { $0.logarithm() },
  map("squareRoot", in: 0.001...50) { $0.squareRoot() },
  map("squared", in: -3...3) { $0.squared() },
  map("reciprocal", in: 0.1...9) { $0.reciprocal() },
  map("abs", in: -1...1) { $0.abs() },
  map("clamped", in: -1...1) { $0.clamped(to: -0.4...0.6) },
  map("relu", in: -1...1) { $0.relu() },
  map("leakyReLU", in: -1...1) { $0.leakyReLU(slope: 0.2) },
  map("tanh", in: -9...9) { $0.tanh() },
  map("sigmoid", in: -30...30) { $0.sigmoid() },
  map("softplus", in: -30...30) { $0.softplus() },
  rows("softmax") { $0.softmax() },
  rows("logSoftmax") { $0.logSoftmax() },
]

private func map(
  _ name: String, in range: ClosedRange<Float>, _ function: @escaping @Sendable (Tensor) -> Tensor
) -> Fingerprint {
  Fingerprint(name) { bits in
    for shape in lengths {
      bits.add(gradientsAt: [numbers(shape, 4, in: range)]) { function($0[0]) }
    }
  }
}

/// A function of each row of a matrix.
private func rows(_ name: String, _ function: @escaping @Sendable (Tensor) -> Tensor) -> Fingerprint
{
  Fingerprint(name) { bits in
    for shape: Shape in [[1, 1], [3, 10], [200, 10], [5, 37]] {
      bits.add(gradientsAt: [numbers(shape, 5, in: -8...8)]) { function($0[0]) }
    }
  }
}

/// Shapes whose axes are summed: short and long, inner, outer and between.
private let blocks: [Shape] = [[3, 4, 5], [2, 300, 17], [128, 7, 7], [70, 1000, 1]]

let reductions: [Fingerprint] = [
  Fingerprint("sum") { reduce(&$0, { $0.sum() }, { $0.sum(along: $1) }) },
  Fingerprint("mean") { reduce(&$0, { $0.mean() }, { $0.mean(along: $1, keepingAxis: true) }) },
  Fingerprint("max") { bits in
    for axis in 0..<3 {
      bits.add(gradientsAt: [numbers([4, 31, 6], 6)]) { $0[0].max(along: axis) }
    }
  },
  Fingerprint("argmax") { $0.add(numbers([50, 11], 7).argmax()) },
  Fingerprint("expanded") { bits in
    bits.add(gradientsAt: [numbers([3, 1], 8)]) { $0[0].expanded(to: [2, 3, 4]) }
    bits.add(gradientsAt: [numbers([33], 8)]) { $0[0].expanded(to: [700, 33]) }
  },
  Fingerprint("summed") { bits in
    bits.add(gradientsAt: [numbers([2, 3, 4], 9)]) { $0[0].summed(to: [3, 1]) }
    bits.add(gradientsAt: [numbers([700, 33], 9)]) { $0[0].summed(to: [33]) }
  },
]

private func reduce(
  _ bits: inout Bits, _ all: (Tensor) -> Tensor, _ along: (Tensor, Int) -> Tensor
) {
  for shape in blocks + lengths { bits.add(gradientsAt: [numbers(shape, 10)]) { all($0[0]) } }
  for shape in blocks {
    for axis in 0..<3 { bits.add(gradientsAt: [numbers(shape, 11)]) { along($0[0], axis) } }
  }
}

let shapings: [Fingerprint] = [
  shaping("reshaped") { $0.reshaped([5, -1]) },
  shaping("flattened") { $0.flattened() },
  shaping("transposed") { $0.transposed([2, 0, 3, 1]).transposed() },
  shaping("slice") { $0.slice(1..<3, along: 2).slice(1..<2) },
  shaping("padded") { $0.padded(along: 2, before: 2, after: 1) },
  shaping("concatenated") { .concatenated([$0, $0.detached(), $0], along: 1) },
  shaping("rows") { $0.rows([2, 0, 2]) },
]

private func shaping(
  _ name: String, _ operation: @escaping @Sendable (Tensor) -> Tensor
) -> Fingerprint {
  Fingerprint(name) { bits in
    bits.add(gradientsAt: [numbers([3, 4, 5, 2], 12)]) { operation($0[0]) }
    bits.add(gradientsAt: [numbers([6, 28, 28, 5], 13)]) { operation($0[0]) }
  }
}

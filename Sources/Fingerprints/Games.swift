import Core

let gameLosses: [Fingerprint] = [
  verdicts("hingeLoss") { hingeLoss($0, target: 1) + hingeLoss($1, target: -1) },
  verdicts("leastSquaresLoss") {
    leastSquaresLoss($0, target: 1) + leastSquaresLoss($1, target: 0)
  },
  verdicts("relativisticLoss") { relativisticLoss($0, against: $1) },
  verdicts("lazily") { x, y in
    lazily(every: 4, at: 8) { x.squared().mean() } + lazily(every: 4, at: 9) { y.mean() }
  },
  Fingerprint("zeroCenteredPenalty") { bits in
    for (rows, inputs, outputs) in [(1, 1, 1), (7, 5, 1), (32, 64, 17)] {
      let samples = numbers([rows, inputs], 110)
      bits.add(gradientsAt: [numbers([inputs, outputs], 111)]) { operands in
        zeroCenteredPenalty(at: samples) { matmul($0, operands[0]).tanh() }
      }
    }
  },
]

/// A loss of what a discriminator says of two batches.
private func verdicts(
  _ name: String, _ loss: @escaping @Sendable (Tensor, Tensor) -> Tensor
) -> Fingerprint {
  Fingerprint(name) { bits in
    for shape: Shape in [[1, 1], [32, 1], [20, 7]] {
      bits.add(gradientsAt: [numbers(shape, 112, in: -4...4), numbers(shape, 113, in: -4...4)]) {
        loss($0[0], $0[1])
      }
    }
  }
}

let groupings: [Fingerprint] = [
  grouping("packed", [[6, 5], [8, 7, 6, 3]]) { $0.packed(by: 2) },
  grouping("maxout", [[6, 9], [2, 7, 6, 3]]) { $0.maxout(pieces: 3) },
  grouping("minibatchCloseness", [[1, 1, 1], [6, 5, 3], [32, 16, 4]]) { $0.minibatchCloseness() },
]

private func grouping(
  _ name: String, _ shapes: [Shape], _ operation: @escaping @Sendable (Tensor) -> Tensor
) -> Fingerprint {
  Fingerprint(name) { bits in
    for shape in shapes { bits.add(gradientsAt: [numbers(shape, 114)]) { operation($0[0]) } }
  }
}

/// The classes of a batch of samples.
func condition(for shape: Shape) -> Condition {
  let condition = Condition(classes: 4)
  condition.labels = wholeNumbers(shape[0], below: 4, 115)
  return condition
}

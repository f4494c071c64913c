// Losses. Each is a mean over all elements, so that it does not grow with the batch.

/// The mean cross-entropy, in nats, of binary targets under the probabilities sigmoid(logits).
///
/// For a logit l and target t: max(l, 0) − l·t + ln(1 + e^−|l|), which never overflows. The target
/// is a tensor of the logits' shape; it is a constant: no gradient flows to it. Traps if the shapes
/// differ, or if there is nothing to take the mean of.
public func binaryCrossEntropy(logits: Tensor, target: Tensor) -> Tensor {
  require(
    logits.shape == target.shape,
    "Logits of shape \(logits.shape) cannot be compared with targets \(target.shape).")
  requireMean(of: logits)
  let target = target.detached()
  let scale = 1 / Float(logits.count)
  let losses = Tensor.combine(logits, target, CrossEntropy())
  return fusedMap(
    [logits], Tensor(losses.read { Kernels.total($0, losses.count) } * scale),
    fused: { operands, dy in
      [Tensor.combine(operands[0], target, CrossEntropyGradient(k: dy.scalar * scale))]
    },
    composed: { operands, dy in [(operands[0].sigmoid() - target) * dy * scale] })
}

/// The mean cross-entropy, in nats, where every target is the same number: 1 for authentic, 0 for
/// forged.
public func binaryCrossEntropy(logits: Tensor, target: Float) -> Tensor {
  binaryCrossEntropy(logits: logits, target: Tensor(repeating: target, shape: logits.shape))
}

/// The mean of (x − target)² over all elements.
public func meanSquaredError(_ x: Tensor, _ target: Tensor) -> Tensor {
  require(
    x.shape == target.shape, "\(x.shape) cannot be compared with targets \(target.shape).")
  return (x - target).squared().mean()
}

/// The mean cross-entropy, in nats, of classes under softmax(logits) `[N, classes]`; traps unless
/// there is one label below `classes` for each row, and a row. A logit of −∞ rules its class out.
public func softmaxCrossEntropy(logits: Tensor, labels: [Int]) -> Tensor {
  require(
    logits.rank == 2 && labels.count == logits.shape[0],
    "\(labels.count) labels do not fit logits of shape \(logits.shape).")
  requireMean(of: logits)
  let chosen = Tensor.oneHot(labels, classes: logits.shape[1])
  return -logits.logSoftmax().masked(by: chosen).sum() * (1 / Float(labels.count))
}

private func requireMean(of logits: Tensor) {
  require(logits.count > 0, "Logits of shape \(logits.shape) have no mean cross-entropy.")
}

extension Tensor {
  /// The elements where a mask is 1, and 0 where it is 0, even of what is infinite.
  fileprivate func masked(by mask: Tensor) -> Tensor {
    linear(self, Tensor.combine(self, mask, Masked())) { $0 * mask }
  }
}

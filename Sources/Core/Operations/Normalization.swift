/// What batch normalisation gives: the result, and the statistics of the batch as constants.
public struct BatchNormalized {
  /// The normalised tensor, of the operand's shape.
  public let result: Tensor
  /// The mean of each channel `[channels]`.
  public let mean: Tensor
  /// The mean squared distance from the mean of each channel `[channels]`.
  public let variance: Tensor
}

/// Gives each channel (the last axis) mean `shift` and standard deviation `scale` over the batch:
/// scale·(x − mean)/√(variance + epsilon) + shift (Ioffe and Szegedy 2015, algorithm 1).
///
/// The gradient flows through mean and variance as well. Traps unless `scale` and `shift` have one
/// number for each channel.
public func batchNormalized(
  _ x: Tensor, scale: Tensor, shift: Tensor, epsilon: Float = 1e-5
) -> BatchNormalized {
  let channels = x.shape[x.rank - 1]
  require(
    scale.shape == [channels] && shift.shape == [channels],
    "Scale \(scale.shape) and shift \(shift.shape) do not fit the channels of \(x.shape).")
  let rows = x.count / channels
  let mean = Storage(count: channels)
  let variance = Tensor([channels]) {
    Kernels.moments(x.pointer, rows: rows, channels: channels, mean: mean.pointer, variance: $0)
  }
  let inverse = variance.map(InverseDeviation(epsilon: epsilon))
  let statistics = (mean: Tensor(mean, shape: [channels]), inverse: inverse)
  let factor = scale.detached() * inverse
  let offset = shift.detached() - factor * statistics.mean
  let y = Tensor(x.shape) {
    Kernels.scaleAndShift(
      x.pointer, rows: rows, channels: channels, scale: factor.pointer, shift: offset.pointer,
      into: $0)
  }
  let result = fusedMap(
    [x, scale, shift], y,
    fused: { operands, dy, _ in
      fusedGradients(operands[0], scale: operands[1], dy: dy, statistics)
    },
    composed: { operands, dy, _ in
      composedGradients(operands[0], scale: operands[1], dy: dy, epsilon)
    })
  return BatchNormalized(result: result, mean: statistics.mean, variance: variance)
}

/// The gradients by x, scale and shift in two passes:
/// dx = scale/σ·(dy − mean(dy) − x̂·mean(dy·x̂)), dscale = Σdy·x̂, dshift = Σdy.
private func fusedGradients(
  _ x: Tensor, scale: Tensor, dy: Tensor, _ statistics: (mean: Tensor, inverse: Tensor)
) -> [Tensor?] {
  let channels = scale.count
  let rows = x.count / channels
  let (mean, inverse) = statistics
  let sums = Tensor([2, channels]) {
    Kernels.normalizationSums(
      dy: dy.pointer, x: x.pointer, rows: rows, channels: channels, mean: mean.pointer,
      inverseDeviation: inverse.pointer, into: $0)
  }
  let dshift = sums.slice(0..<1).reshaped([channels])
  let dscale = sums.slice(1..<2).reshaped([channels])
  let share = 1 / Float(rows)
  let a = scale * inverse
  let b = -(a * inverse * dscale) * share
  let c = -(a * dshift) * share - b * mean
  let dx = Tensor(x.shape) {
    Kernels.combine(
      dy: dy.pointer, x: x.pointer, rows: rows, channels: channels, a: a.pointer, b: b.pointer,
      c: c.pointer, into: $0)
  }
  return [dx, dscale, dshift]
}

/// The same gradients in operations that can be differentiated again.
private func composedGradients(
  _ x: Tensor, scale: Tensor, dy: Tensor, _ epsilon: Float
) -> [Tensor?] {
  let axes = Array(0..<x.rank - 1)
  let centred = x - x.mean(along: axes)
  let inverse = (centred.squared().mean(along: axes) + epsilon).squareRoot().reciprocal()
  let normalized = centred * inverse
  let dshift = dy.sum(along: axes)
  let dscale = (dy * normalized).sum(along: axes)
  let share = Float(scale.count) / Float(x.count)
  let dx = scale * inverse * (dy - dshift * share - normalized * (dscale * share))
  return [dx, dscale, dshift]
}

/// Gives each sample (each row of the first axis) mean 0 and variance 1 over all its elements
/// (Ba et al. 2016). Unlike batch normalisation it does not mix the samples of a batch.
public func layerNormalized(_ x: Tensor, epsilon: Float = 1e-5) -> Tensor {
  let flat = x.flattened()
  let centred = flat - flat.mean(along: 1, keepingAxis: true)
  let variance = centred.squared().mean(along: 1, keepingAxis: true)
  return (centred * (variance + epsilon).squareRoot().reciprocal()).reshaped(x.shape)
}

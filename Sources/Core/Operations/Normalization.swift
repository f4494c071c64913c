/// What batch normalisation gives: the result, and the statistics of the batch as constants.
public struct BatchNormalized {
  /// The normalised tensor, of the operand's shape.
  public let result: Tensor
  /// The mean of each channel `[channels]`; not a number where there is nothing to take it of.
  public let mean: Tensor
  /// The mean squared distance from the mean of each channel `[channels]`, or not a number.
  public let variance: Tensor
}

/// Gives each channel (the last axis) mean `shift` and standard deviation `scale` over the batch:
/// scale·(x − mean)/√(variance + epsilon) + shift (Ioffe and Szegedy 2015, algorithm 1).
///
/// The gradient flows through mean and variance as well. An empty batch stays empty. Traps unless
/// `scale` and `shift` have one number for each channel.
public func batchNormalized(
  _ x: Tensor, scale: Tensor, shift: Tensor, epsilon: Float = 1e-5
) -> BatchNormalized {
  let channels = x.shape[x.shape.axis(-1)]
  require(
    scale.shape == [channels] && shift.shape == [channels],
    "Scale \(scale.shape) and shift \(shift.shape) do not fit the channels of \(x.shape).")
  if x.count == 0 {
    let none = Tensor(repeating: .nan, shape: [channels])
    return BatchNormalized(result: x * scale + shift, mean: none, variance: none)
  }
  let rows = x.count / channels
  let mean = Storage(count: channels)
  let variance = Tensor([channels]) { variance in
    x.read {
      Kernels.moments(
        $0, rows: rows, channels: channels, mean: mean.pointer, variance: variance)
    }
  }
  let inverse = variance.map(InverseDeviation(epsilon: epsilon))
  let statistics = (mean: Tensor(mean, shape: [channels]), inverse: inverse)
  let factor = scale.detached() * inverse
  let offset = shift.detached() - factor * statistics.mean
  let y = Tensor(x.shape) { y in
    Tensor.read(factor, offset) { scale, shift in
      x.read {
        Kernels.scaleAndShift(
          $0, rows: rows, channels: channels, scale: scale, shift: shift, into: y)
      }
    }
  }
  let result = fusedMap(
    [x, scale, shift], y,
    fused: { operands, dy in
      fusedGradients(operands[0], scale: operands[1], dy: dy, statistics)
    },
    composed: { operands, dy in
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
  let sums = Tensor([2, channels]) { sums in
    Tensor.read(dy, x) { dy, x in
      Tensor.read(mean, inverse) {
        Kernels.normalizationSums(
          dy: dy, x: x, rows: rows, channels: channels, mean: $0, inverseDeviation: $1, into: sums)
      }
    }
  }
  let dshift = sums.slice(0..<1).reshaped([channels])
  let dscale = sums.slice(1..<2).reshaped([channels])
  let share = 1 / Float(rows)
  let a = scale * inverse
  let b = -(a * inverse * dscale) * share
  let c = -(a * dshift) * share - b * mean
  let dx = Tensor(x.shape) { dx in
    Tensor.read(dy, x) { dy, x in
      Tensor.read(a, b) { a, b in
        c.read {
          Kernels.combine(
            dy: dy, x: x, rows: rows, channels: channels, a: a, b: b, c: $0, into: dx)
        }
      }
    }
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

extension Tensor {
  /// Each sample (each row of the first axis) with mean 0 and variance 1 over all its elements
  /// (Ba et al. 2016). Unlike batch normalisation it does not mix the samples of a batch. What is empty
  /// stays empty.
  public func layerNormalized(epsilon: Float = 1e-5) -> Tensor {
    if count == 0 { return self }
    let flat = flattened()
    let centred = flat - flat.mean(along: 1, keepingAxis: true)
    let variance = centred.squared().mean(along: 1, keepingAxis: true)
    return (centred * (variance + epsilon).squareRoot().reciprocal()).reshaped(shape)
  }
}

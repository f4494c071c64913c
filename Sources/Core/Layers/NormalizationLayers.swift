/// Batch normalisation: each channel (the last axis) gets its own mean and deviation, learned as
/// `shift` and `scale` (Ioffe and Szegedy 2015).
///
/// In training the statistics are those of the batch, and running averages are kept; inference uses
/// these.
public final class BatchNorm: Layer {
  /// `[channels]`, starts at 1.
  public let scale: Parameter
  /// `[channels]`, starts at 0.
  public let shift: Parameter
  /// The running mean `[channels]`.
  public let runningMean: Buffer
  /// The running variance `[channels]`, with the divisor n − 1.
  public let runningVariance: Buffer
  /// The number of batches in these averages `[]`.
  public let batchCount: Buffer
  private let momentum: Float
  private let epsilon: Float

  /// Makes a normalisation of so many channels; each batch moves the running statistics by `momentum`
  /// of the way, and `epsilon` is added to variances.
  public init(
    _ channels: Int, momentum: Float = 0.1, epsilon: Float = 1e-5,
    scale: Initializer = .constant(1)
  ) {
    self.scale = Parameter([channels], scale)
    shift = Parameter([channels], .zeros)
    runningMean = Buffer(.zeros([channels]))
    runningVariance = Buffer(.ones([channels]))
    batchCount = Buffer(Tensor(0))
    self.momentum = momentum
    self.epsilon = epsilon
  }

  /// Normalises by the batch in training, by the running statistics in inference. An empty batch moves
  /// no statistics.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor {
    if mode == .inference {
      let factor = scale.value / (runningVariance.value + epsilon).squareRoot()
      return x * factor + (shift.value - runningMean.value * factor)
    }
    let normalized = batchNormalized(
      x, scale: scale.value, shift: shift.value, epsilon: epsilon)
    if x.count == 0 { return normalized.result }
    let rows = Float(x.count / scale.shape.elementCount)
    let unbiased = normalized.variance * (rows / max(1, rows - 1))
    runningMean.move(towards: normalized.mean, by: momentum)
    runningVariance.move(towards: unbiased, by: momentum)
    batchCount.value = batchCount.value + 1
    return normalized.result
  }

  /// What is learned, then what is counted.
  public var members: Members {
    [
      "scale": .parameter(scale), "shift": .parameter(shift), "runningMean": .buffer(runningMean),
      "runningVariance": .buffer(runningVariance), "batchCount": .buffer(batchCount),
    ]
  }

  /// Its name: nothing is to be computed of its size.
  public func summary(for input: Shape) -> LayerSummary { LayerSummary("BatchNorm") }
}

extension Buffer {
  /// Moves a part of the way to a new value.
  func move(towards new: Tensor, by share: Float) { value = value + (new - value) * share }
}

/// Layer normalisation: each sample gets mean 0 and variance 1 over all its elements, then a
/// learned scale and shift for each channel, the last axis (Ba et al. 2016).
public final class LayerNorm: Layer {
  /// `[channels]`, starts at 1.
  public let scale: Parameter
  /// `[channels]`, starts at 0.
  public let shift: Parameter
  private let epsilon: Float

  /// Makes a normalisation of samples of so many channels; `epsilon` is added to variances.
  public init(_ channels: Int, epsilon: Float = 1e-5) {
    scale = Parameter([channels], .constant(1))
    shift = Parameter([channels], .zeros)
    self.epsilon = epsilon
  }

  /// Normalises each sample by itself, in training and in inference alike.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor {
    x.layerNormalized(epsilon: epsilon) * scale.value + shift.value
  }

  /// Scale, then shift.
  public var members: Members { ["scale": .parameter(scale), "shift": .parameter(shift)] }

  /// Its name: nothing is to be computed of its size.
  public func summary(for input: Shape) -> LayerSummary { LayerSummary("LayerNorm") }
}

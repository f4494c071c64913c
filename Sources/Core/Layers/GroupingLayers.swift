/// Keeps the largest of each group of neighbouring channels: behind a dense or convolutional layer of
/// `pieces` times as many outputs, a rectifier that learns its own shape (Goodfellow et al. 2013).
/// `[N, …, channels]` becomes `[N, …, channels/pieces]`.
public final class Maxout: Layer {
  /// The number of channels in a group.
  public let pieces: Int

  /// Makes a maxout over groups of `pieces` channels; applying it traps unless they fill the groups.
  public init(_ pieces: Int = 2) { self.pieces = pieces }

  /// Keeps the largest of each group.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor { x.maxout(pieces: pieces) }

  /// It keeps nothing.
  public var members: Members { [:] }

  /// channels/pieces.
  public func summary(for input: Shape) -> LayerSummary {
    let channels = input[input.rank - 1]
    return LayerSummary("Maxout", formula: "\(channels)/\(pieces) = \(channels / pieces)")
  }
}

/// Tells a discriminator how close each sample is to the others of its batch: `[N, in]` becomes
/// `[N, in + kernels]`, the sample and, for each of several learned kernels, its closeness to all others
/// (Salimans et al. 2016, section 3.2). A generator that draws one picture again and again gives
/// itself away.
public final class MinibatchDiscrimination: Layer {
  /// `[in, kernels·features]`
  public let weight: Parameter
  /// The number of kernels: of numbers that are added to each sample.
  public let kernels: Int

  /// Makes the layer for samples of so many inputs; each kernel compares so many features of them.
  public init(
    _ inputs: Int, kernels: Int = 16, features: Int = 4, weights: Initializer = .glorotUniform
  ) {
    weight = Parameter([inputs, kernels * features], weights)
    self.kernels = kernels
  }

  /// Appends the closenesses, which depend on the batch in training and in inference alike; traps
  /// unless `x` is `[N, in]`.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor {
    let features = matmul(x, weight.value).reshaped([x.shape[0], kernels, -1])
    return .concatenated([x, features.minibatchCloseness()], along: 1)
  }

  /// The weight.
  public var members: Members { ["weight": .parameter(weight)] }

  /// in + kernels; `[N, in]` times `[in, kernels·features]`.
  public func summary(for input: Shape) -> LayerSummary {
    LayerSummary(
      "MinibatchDiscrimination", formula: "\(input[1]) + \(kernels) = \(input[1] + kernels)",
      multiplyAdds: input[0] * weight.shape.elementCount)
  }
}

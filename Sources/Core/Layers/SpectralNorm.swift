/// A layer that multiplies by a weight and adds a bias, if it has one: it can do so with another weight
/// of the same shape.
public protocol LinearLayer: Layer {
  /// The weight; its last axis counts the columns of the matrix that spectral normalisation sees.
  var weight: Parameter { get }
  /// Applies the layer to a batch `[N, …]` with this weight in place of its own; traps where the
  /// shapes do not fit.
  func applied(to x: Tensor, weight: Tensor) -> Tensor
}

/// A linear layer whose weight is divided by its largest singular value, so that it lengthens no
/// difference between inputs that a matrix sees (Miyato et al. 2018, section 2).
///
/// The weight counts as a matrix of as many columns as its last axis has places, with all other axes in
/// the rows; for a convolution this is the usual stand-in for the norm of the map itself. A
/// vector that the matrix lengthens most is found by power iteration, a step in each training pass; it
/// is a running statistic, saved with the layer. Gradients take it as a constant.
public final class SpectralNorm: Layer {
  /// The layer that is normalised.
  public let layer: any LinearLayer
  /// The input of unit length that the matrix lengthens most, as far as it is known `[columns, 1]`.
  public let direction: Buffer

  /// Normalises a layer; the search for its direction starts from the same point in every network.
  public init(_ layer: any LinearLayer) {
    self.layer = layer
    let columns = layer.weight.shape[layer.weight.shape.rank - 1]
    direction = Buffer(
      Self.unit(.normal([columns, 1], using: RandomGenerator(seed: 0))))
  }

  /// Applies the layer with its normalised weight; in training, improves the direction first. Traps as
  /// the layer does.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor {
    if mode == .training { improve() }
    return layer.applied(to: x, weight: layer.weight.value / singularValue)
  }

  /// The largest singular value, as far as it is known: how much the matrix lengthens the direction.
  public var singularValue: Tensor {
    (matmul(matrix, direction.value).squared().sum() + 1e-24).squareRoot()
  }

  /// Moves the direction a step of power iteration on; each training pass does so by itself.
  public func improve() {
    let matrix = matrix.detached()
    let image = matmul(matrix, direction.value)
    direction.value = Self.unit(matmul(matrix, image, transposing: .left))
  }

  private var matrix: Tensor { layer.weight.value.reshaped([-1, direction.value.count]) }

  /// The vector at length 1; one without length stays as it is.
  private static func unit(_ vector: Tensor) -> Tensor {
    vector / (vector.squared().sum() + 1e-24).squareRoot()
  }

  /// The layer, then the direction.
  public var members: Members { ["layer": .layer(layer), "direction": .buffer(direction)] }

  /// What the layer says, under the name `SpectralNorm(…)`.
  public func summary(for input: Shape) -> LayerSummary {
    let inner = layer.summary(for: input)
    return LayerSummary(
      "SpectralNorm(\(inner.name))", formula: inner.formula, multiplyAdds: inner.multiplyAdds)
  }
}

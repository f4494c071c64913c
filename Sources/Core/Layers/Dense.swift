/// x·w + b, every output fed by every input: `[N, in]` becomes `[N, out]`.
public final class Dense: Layer {
  /// `[in, out]`
  public let weight: Parameter
  /// `[out]`, or none.
  public let bias: Parameter?

  /// Makes a dense layer of so many inputs and outputs, weights still to be drawn; leave the bias
  /// out where a batch normalisation follows and would remove it again.
  public init(
    _ inputs: Int, _ outputs: Int, bias: Bool = true, weights: Initializer = .glorotUniform
  ) {
    weight = Parameter([inputs, outputs], weights)
    self.bias = bias ? Parameter([outputs], .zeros) : nil
  }

  /// Applies the layer; traps, with both shapes, unless `x` is `[N, in]`.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor { multiply(x, slope: 1) }

  /// The same with a leaky ReLU in the same pass.
  public func rectified(_ x: Tensor, slope: Float) -> Tensor? { multiply(x, slope: slope) }

  /// The layer, then a leaky ReLU; a slope of 1 leaves the result as it is.
  private func multiply(_ x: Tensor, by weight: Tensor? = nil, slope: Float) -> Tensor {
    let shape = weight?.shape ?? self.weight.shape
    let (inputs, outputs) = (shape[0], shape[1])
    require(
      x.rank == 2 && x.shape[1] == inputs,
      "Dense(\(inputs), \(outputs)) takes [N, \(inputs)], not \(x.shape).")
    return affine(x, weight ?? self.weight.value, bias: bias?.value, slope: slope)
  }

  /// Weights, then biases.
  public var members: Members { ["weight": .parameter(weight), "bias": .parameter(bias)] }

  /// `[N, in]` times `[in, out]`.
  public func summary(for input: Shape) -> LayerSummary {
    LayerSummary(
      "Dense(\(weight.shape[0]), \(weight.shape[1]))",
      multiplyAdds: input[0] * weight.shape.elementCount)
  }
}

extension Dense: LinearLayer {
  /// x·weight + b.
  public func applied(to x: Tensor, weight: Tensor) -> Tensor { multiply(x, by: weight, slope: 1) }
}

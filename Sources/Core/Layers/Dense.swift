/// x·w + b, every output fed by every input: `[N, in]` becomes `[N, out]`.
public struct Dense: Layer {
  /// `[in, out]`
  public let weight: Parameter
  /// `[out]`, or none.
  public let bias: Parameter?

  /// Makes a dense layer; leave the bias out where a batch normalisation follows and would remove
  /// it again.
  public init(
    _ inputs: Int, _ outputs: Int, bias: Bool = true, weights: Initializer = .glorotUniform
  ) {
    weight = Parameter([inputs, outputs], weights)
    self.bias = bias ? Parameter([outputs], .zeros) : nil
  }

  /// Applies the layer; traps, with both shapes, unless `x` is `[N, in]`.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor { self(x, slope: 1) }
}

extension Dense: AffineLayer {
  func callAsFunction(_ x: Tensor, slope: Float) -> Tensor {
    let (inputs, outputs) = (weight.shape[0], weight.shape[1])
    require(
      x.rank == 2 && x.shape[1] == inputs,
      "Dense(\(inputs), \(outputs)) takes [N, \(inputs)], not \(x.shape).")
    return affine(x, weight.value, bias: bias?.value, slope: slope)
  }
}

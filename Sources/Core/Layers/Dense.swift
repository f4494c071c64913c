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
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor {
    require(
      x.rank == 2 && x.shape[1] == weight.shape[0],
      "Dense(\(weight.shape[0]), \(weight.shape[1])) takes [N, \(weight.shape[0])], not \(x.shape)."
    )
    guard let bias else { return matmul(x, weight.value) }
    return affine(x, weight.value, bias: bias.value)
  }
}

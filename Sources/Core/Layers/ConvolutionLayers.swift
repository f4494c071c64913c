/// A convolution: every output pixel sees a patch of the image, through the same filters.
/// `[N, h, w, in]` becomes `[N, oh, ow, out]`, where oh = ⌊(h + 2·padding − kernel)/stride⌋ + 1.
public struct Conv2D: Layer {
  /// `[kernel, kernel, in, out]`
  public let weight: Parameter
  /// `[out]`, or none.
  public let bias: Parameter?
  /// The step from one patch to the next, in pixels.
  public let stride: Int
  /// Zeros around the image, in pixels.
  public let padding: Int

  /// Makes the layer; leave the bias out where a batch normalisation follows and would remove it.
  public init(
    _ inputs: Int, _ outputs: Int, kernel: Int, stride: Int = 1, padding: Int = 0,
    bias: Bool = true, weights: Initializer = .glorotUniform
  ) {
    weight = Parameter([kernel, kernel, inputs, outputs], weights)
    self.bias = bias ? Parameter([outputs], .zeros) : nil
    self.stride = stride
    self.padding = padding
  }

  /// Applies the layer; traps, saying what would fit, where the sizes do not.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor { self(x, slope: 1) }
}

extension Conv2D: AffineLayer {
  func callAsFunction(_ x: Tensor, slope: Float) -> Tensor {
    let geometry = ConvolutionGeometry(of: x, weight.value, stride: stride, padding: padding)
    return convolution(x, weight.value, bias: bias?.value, slope: slope, geometry)
  }
}

/// A transposed convolution: every input pixel paints a patch of the image, through the same
/// filters. `[N, h, w, in]` becomes `[N, oh, ow, out]`, where
/// oh = (h − 1)·stride − 2·padding + kernel + outputPadding.
public struct ConvTransposed2D: Layer {
  /// `[kernel, kernel, out, in]`: the filters of the convolution that this transposes.
  public let weight: Parameter
  /// `[out]`, or none.
  public let bias: Parameter?
  /// The step from one patch to the next, in pixels.
  public let stride: Int
  /// Pixels cut off around the image.
  public let padding: Int
  /// Pixels added at the lower and right edges.
  public let outputPadding: Int

  /// Makes the layer; leave the bias out where a batch normalisation follows and would remove it.
  public init(
    _ inputs: Int, _ outputs: Int, kernel: Int, stride: Int = 1, padding: Int = 0,
    outputPadding: Int = 0, bias: Bool = true, weights: Initializer = .glorotUniform
  ) {
    let field = kernel * kernel
    weight = Parameter(
      [kernel, kernel, outputs, inputs], weights, fans: (field * inputs, field * outputs))
    self.bias = bias ? Parameter([outputs], .zeros) : nil
    self.stride = stride
    self.padding = padding
    self.outputPadding = outputPadding
  }

  /// Applies the layer; traps, saying what would fit, where the sizes do not.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor { self(x, slope: 1) }
}

extension ConvTransposed2D: AffineLayer {
  func callAsFunction(_ x: Tensor, slope: Float) -> Tensor {
    let geometry = ConvolutionGeometry(
      transposing: x, weight.value, stride: stride, padding: padding, outputPadding: outputPadding)
    return transposedConvolution(x, weight.value, bias: bias?.value, slope: slope, geometry)
  }
}

/// A convolution: every output pixel sees a patch of the image, through the same filters.
/// `[N, h, w, in]` becomes `[N, oh, ow, out]`, where oh = ⌊(h + 2·padding − kernel)/stride⌋ + 1.
public final class Conv2D: Layer {
  /// `[kernel, kernel, in, out]`
  public let weight: Parameter
  /// `[out]`, or none.
  public let bias: Parameter?
  /// The step from one patch to the next, in pixels.
  public let stride: Int
  /// Zeros around the image, in pixels.
  public let padding: Int

  /// Makes a convolution from so many channels to so many, with square filters of `kernel` pixels a
  /// side, still to be drawn; leave the bias out where a batch normalisation follows and would remove it.
  public init(
    _ inputs: Int, _ outputs: Int, kernel: Int, stride: Int = 1, padding: Int = 0,
    bias: Bool = true, weights: Initializer = .glorotUniform
  ) {
    weight = Parameter([kernel, kernel, inputs, outputs], weights)
    self.bias = bias ? Parameter([outputs], .zeros) : nil
    self.stride = stride
    self.padding = padding
  }

  /// Applies the layer to `[N, h, w, in]`; traps, saying what would fit, where the sizes do not.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor { convolve(x, slope: 1) }

  /// The same with a leaky ReLU in the same pass.
  public func rectified(_ x: Tensor, slope: Float) -> Tensor? { convolve(x, slope: slope) }

  /// The layer, then a leaky ReLU; a slope of 1 leaves the result as it is.
  private func convolve(_ x: Tensor, with weight: Tensor? = nil, slope: Float) -> Tensor {
    let geometry = ConvolutionGeometry(
      of: x.shape, weight?.shape ?? self.weight.shape, stride: stride, padding: padding)
    return convolution(
      x, weight ?? self.weight.value, bias: bias?.value, slope: slope, geometry)
  }

  /// Filters, then biases.
  public var members: Members { ["weight": .parameter(weight), "bias": .parameter(bias)] }

  /// ⌊(size + 2·padding − kernel)/stride⌋ + 1 along each side.
  public func summary(for input: Shape) -> LayerSummary {
    let kernel = weight.shape[0]
    func outputs(_ size: Int) -> Int { (size + 2 * padding - kernel) / stride + 1 }
    let formula = LayerSummary.sides(of: input) { size in
      let span = size + 2 * padding - kernel
      let quotient = "(\(size) + 2·\(padding) − \(kernel))/\(stride)"
      let whole = span.isMultiple(of: stride) ? quotient : "⌊\(quotient)⌋"
      return "\(whole) + 1 = \(outputs(size))"
    }
    let places = input[0] * outputs(input[1]) * outputs(input[2])
    return LayerSummary(
      "Conv2D(\(weight.shape[2]), \(weight.shape[3]))", formula: formula,
      multiplyAdds: places * weight.shape.elementCount)
  }
}

extension Conv2D: LinearLayer {
  /// The convolution with these filters.
  public func applied(to x: Tensor, weight: Tensor) -> Tensor {
    convolve(x, with: weight, slope: 1)
  }
}

/// A transposed convolution: every input pixel paints a patch of the image, through the same
/// filters. `[N, h, w, in]` becomes `[N, oh, ow, out]`, where
/// oh = (h − 1)·stride − 2·padding + kernel + outputPadding.
public final class ConvTransposed2D: Layer {
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

  /// Makes a transposed convolution from so many channels to so many, with square filters of `kernel`
  /// pixels a side, still to be drawn; leave the bias out where a batch normalisation follows and would
  /// remove it. Applying it traps unless `outputPadding` is below the stride.
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

  /// Applies the layer to `[N, h, w, in]`; traps, saying what would fit, where the sizes do not.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor { convolve(x, slope: 1) }

  /// The same with a leaky ReLU in the same pass.
  public func rectified(_ x: Tensor, slope: Float) -> Tensor? { convolve(x, slope: slope) }

  /// The layer, then a leaky ReLU; a slope of 1 leaves the result as it is.
  private func convolve(_ x: Tensor, with weight: Tensor? = nil, slope: Float) -> Tensor {
    let geometry = ConvolutionGeometry(
      transposing: x.shape, weight?.shape ?? self.weight.shape, stride: stride, padding: padding,
      outputPadding: outputPadding)
    return transposedConvolution(
      x, weight ?? self.weight.value, bias: bias?.value, slope: slope, geometry)
  }

  /// Filters, then biases.
  public var members: Members { ["weight": .parameter(weight), "bias": .parameter(bias)] }

  /// (size − 1)·stride − 2·padding + kernel + outputPadding along each side.
  public func summary(for input: Shape) -> LayerSummary {
    let kernel = weight.shape[0]
    let formula = LayerSummary.sides(of: input) { size in
      let outputs = (size - 1) * stride - 2 * padding + kernel + outputPadding
      let added = outputPadding == 0 ? "" : " + \(outputPadding)"
      return "(\(size) − 1)·\(stride) − 2·\(padding) + \(kernel)\(added) = \(outputs)"
    }
    let places = input[0] * input[1] * input[2]
    return LayerSummary(
      "ConvTransposed2D(\(weight.shape[3]), \(weight.shape[2]))", formula: formula,
      multiplyAdds: places * weight.shape.elementCount)
  }
}

extension ConvTransposed2D: LinearLayer {
  /// The transposed convolution with these filters.
  public func applied(to x: Tensor, weight: Tensor) -> Tensor {
    convolve(x, with: weight, slope: 1)
  }
}

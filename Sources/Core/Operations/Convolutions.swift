// Convolution is one sum over products of an image, a filter and an output, with three faces: each
// operation below gives one of the three from the other two, and the other two are its derivatives.
// So every order of derivative follows from three short functions.

/// The convolution of images `[N, h, w, in]` with filters `[k, k, in, out]`: `[N, oh, ow, out]`,
/// where oh = ⌊(h + 2·padding − k)/stride⌋ + 1. Traps, saying what would fit, where it does not.
public func conv(_ x: Tensor, _ filter: Tensor, stride: Int = 1, padding: Int = 0) -> Tensor {
  let geometry = ConvolutionGeometry(of: x.shape, filter.shape, stride: stride, padding: padding)
  return convolution(x, filter, bias: nil, slope: 1, geometry)
}

/// The transpose of `conv`: outputs `[N, oh, ow, out]` spread with filters `[k, k, in, out]` to
/// images `[N, h, w, in]`, where h = (oh − 1)·stride − 2·padding + k + outputPadding.
///
/// Several image sizes lead to one output size; `outputPadding` says which of them is meant. Traps,
/// saying what would fit, where it does not.
public func convTransposed(
  _ z: Tensor, _ filter: Tensor, stride: Int = 1, padding: Int = 0, outputPadding: Int = 0
) -> Tensor {
  let geometry = ConvolutionGeometry(
    transposing: z.shape, filter.shape, stride: stride, padding: padding,
    outputPadding: outputPadding)
  return transposedConvolution(z, filter, bias: nil, slope: 1, geometry)
}

/// The gradient of `conv` by its filters: images `[N, h, w, in]` and outputs `[N, oh, ow, out]` give
/// `[kernel, kernel, in, out]`. Traps if the images' and outputs' sizes do not belong together.
public func convFilter(
  _ x: Tensor, _ z: Tensor, kernel: Int, stride: Int = 1, padding: Int = 0
) -> Tensor {
  require(x.rank == 4 && z.rank == 4, "Images are [N, h, w, channels], not \(x.shape), \(z.shape).")
  let geometry = ConvolutionGeometry(
    height: x.shape[1], width: x.shape[2], inputChannels: x.shape[3], outputChannels: z.shape[3],
    kernel: kernel, stride: stride, padding: padding)
  require(
    z.shape == [x.shape[0], geometry.outputHeight, geometry.outputWidth, z.shape[3]],
    "Outputs \(z.shape) are not those of images \(x.shape) under a kernel of \(kernel), stride "
      + "\(stride), padding \(padding), which are \(geometry.outputHeight) by "
      + "\(geometry.outputWidth).")
  return filterGradient(x, z, geometry)
}

// MARK: - The three faces

/// images, filters → outputs, plus a bias for each channel, then a leaky ReLU unless its slope is 1:
/// all in one pass.
func convolution(
  _ x: Tensor, _ filter: Tensor, bias: Tensor?, slope: Float, _ geometry: ConvolutionGeometry
) -> Tensor {
  let g = geometry
  let y = Tensor([x.shape[0], g.outputHeight, g.outputWidth, g.outputChannels]) { y in
    Tensor.read(x, filter) { images, filters in
      bias.read {
        Kernels.conv(
          g, images: images, count: x.shape[0], filters: filters, into: y,
          Epilogue(bias: $0, slope: slope))
      }
    }
  }
  return bilinear(
    x, filter, bias: bias, slope: slope, y,
    { filter, dy in transposedConvolution(dy, filter, bias: nil, slope: 1, g) },
    { x, dy in filterGradient(x, dy, g) }, { dy in dy.sum(along: [0, 1, 2]) })
}

/// outputs, filters → images, with bias and leaky ReLU in the same pass.
func transposedConvolution(
  _ z: Tensor, _ filter: Tensor, bias: Tensor?, slope: Float, _ geometry: ConvolutionGeometry
) -> Tensor {
  let g = geometry
  let y = Tensor([z.shape[0], g.height, g.width, g.inputChannels]) { y in
    Tensor.read(z, filter) { outputs, filters in
      bias.read {
        Kernels.convTransposed(
          g, outputs: outputs, count: z.shape[0], filters: filters, into: y,
          Epilogue(bias: $0, slope: slope))
      }
    }
  }
  return bilinear(
    z, filter, bias: bias, slope: slope, y,
    { filter, dy in convolution(dy, filter, bias: nil, slope: 1, g) },
    { z, dy in filterGradient(dy, z, g) }, { dy in dy.sum(along: [0, 1, 2]) })
}

// snippet.filter-gradient
/// images, outputs → filters.
private func filterGradient(_ x: Tensor, _ z: Tensor, _ geometry: ConvolutionGeometry) -> Tensor {
  let g = geometry
  let y = Tensor([g.kernel, g.kernel, g.inputChannels, g.outputChannels]) { y in
    Tensor.read(x, z) { Kernels.convFilter(g, images: $0, outputs: $1, count: x.shape[0], into: y) }
  }
  return bilinear(
    x, z, y, { z, dw in transposedConvolution(z, dw, bias: nil, slope: 1, g) },
    { x, dw in convolution(x, dw, bias: nil, slope: 1, g) })
}
// snippet.end

// MARK: - Sizes

extension ConvolutionGeometry {
  /// The geometry of `conv(x, filter)`.
  init(of x: Shape, _ filter: Shape, stride: Int, padding: Int) {
    Self.requireFilter(filter, of: x, channels: 2)
    Self.requireWindow(kernel: filter[0], stride: stride, padding: padding)
    let (height, width, kernel) = (x[1], x[2], filter[0])
    let smallest = Swift.min(height, width)
    require(
      kernel <= smallest + 2 * padding,
      "A kernel of \(kernel) does not fit images of \(height) by \(width) with padding \(padding): "
        + "a kernel of at most \(smallest + 2 * padding), or a padding of at least "
        + "\((kernel - smallest + 1) / 2), would.")
    self.init(
      height: height, width: width, inputChannels: filter[2], outputChannels: filter[3],
      kernel: kernel, stride: stride, padding: padding)
  }

  /// The geometry of the convolution that `convTransposed(z, filter)` transposes.
  init(transposing z: Shape, _ filter: Shape, stride: Int, padding: Int, outputPadding: Int) {
    Self.requireFilter(filter, of: z, channels: 3)
    Self.requireWindow(kernel: filter[0], stride: stride, padding: padding)
    let kernel = filter[0]
    require(
      outputPadding >= 0 && outputPadding < stride,
      "An output padding of \(outputPadding) does not go with stride \(stride): 0 to "
        + "\(stride - 1) would.")
    func size(_ outputs: Int) -> Int {
      (outputs - 1) * stride - 2 * padding + kernel + outputPadding
    }
    let (height, width) = (size(z[1]), size(z[2]))
    require(
      height > 0 && width > 0,
      "A kernel of \(kernel), stride \(stride), padding \(padding) would leave nothing of "
        + "\(z): a smaller padding would.")
    self.init(
      height: height, width: width, inputChannels: filter[2], outputChannels: filter[3],
      kernel: kernel, stride: stride, padding: padding)
  }

  private static func requireFilter(_ filter: Shape, of x: Shape, channels axis: Int) {
    require(x.rank == 4, "Images are [N, height, width, channels], not \(x).")
    require(
      filter.rank == 4 && filter[0] == filter[1], "Filters are [k, k, in, out], not \(filter).")
    require(
      filter[axis] == x[3],
      "Filters \(filter) take \(filter[axis]) channels; \(x) has \(x[3]).")
  }
}

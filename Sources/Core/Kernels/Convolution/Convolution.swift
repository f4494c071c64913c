/// The sizes of a convolution of images [N, height, width, inputChannels] with filters
/// [kernel, kernel, inputChannels, outputChannels].
///
/// A transposed convolution has the geometry of the convolution that it transposes: its *result* is
/// [N, height, width, inputChannels]. Several heights may lead to one output height; the geometry
/// names the one that is meant.
struct ConvolutionGeometry: Equatable, Sendable {
  let height: Int
  let width: Int
  let inputChannels: Int
  let outputChannels: Int
  let kernel: Int
  let stride: Int
  let padding: Int

  /// ⌊(height + 2 · padding − kernel) / stride⌋ + 1.
  let outputHeight: Int
  let outputWidth: Int

  /// Traps where the kernel is larger than the padded image, or one of the three out of bounds.
  init(
    height: Int, width: Int, inputChannels: Int, outputChannels: Int, kernel: Int, stride: Int = 1,
    padding: Int = 0
  ) {
    Self.requireWindow(kernel: kernel, stride: stride, padding: padding)
    let (tall, wide) = (height + 2 * padding, width + 2 * padding)
    require(
      kernel <= tall && kernel <= wide,
      "A kernel [\(kernel), \(kernel)] does not fit an image padded to [\(tall), \(wide)].")
    self.height = height
    self.width = width
    self.inputChannels = inputChannels
    self.outputChannels = outputChannels
    self.kernel = kernel
    self.stride = stride
    self.padding = padding
    outputHeight = (tall - kernel) / stride + 1
    outputWidth = (wide - kernel) / stride + 1
  }

  /// Traps unless these can be a window's numbers at all, before anything is computed from them.
  static func requireWindow(kernel: Int, stride: Int, padding: Int) {
    require(
      kernel > 0 && stride > 0 && padding >= 0 && max(kernel, stride, padding) <= largestWindow,
      "A convolution cannot have kernel \(kernel), stride \(stride) and padding \(padding).")
  }

  /// Numbers in one image.
  var inputCount: Int { height * width * inputChannels }
  /// Numbers in one output.
  var outputCount: Int { outputHeight * outputWidth * outputChannels }
  /// Numbers under one position of a filter.
  var patchCount: Int { kernel * kernel * inputChannels }

  /// The patches that the filters see in a batch of images.
  fileprivate func patches(_ images: UnsafePointer<Float>, _ count: Int) -> Patches {
    Patches(
      images: images, count: count, height: height, width: width, channels: inputChannels,
      windowHeight: kernel, windowWidth: kernel, stride: stride, top: -padding, left: -padding,
      patchesHigh: outputHeight, patchesWide: outputWidth)
  }

  /// Whether the images, just as they lie in memory, are the matrix of all patches.
  fileprivate var isPointwise: Bool { kernel == 1 && stride == 1 && padding == 0 }
}

/// Convolution is one sum over products x · w · z, of an image, a filter and an output, with three
/// faces: each of the three kernels gives one of them from the other two, and so each is the
/// others' derivative. All are matrix products: of patches [N · outputHeight · outputWidth,
/// kernel · kernel · inputChannels] with filters of as many rows. The patches are never stored:
/// they are cut from the images as the product packs its panels.
extension Kernels {
  /// outputs = images * filters: z[n, oy, ox, :] = Σ patch(n, oy, ox) · w.
  ///
  /// - Parameters:
  ///   - images: [count, height, width, inputChannels].
  ///   - filters: [kernel, kernel, inputChannels, outputChannels].
  ///   - outputs: [count, outputHeight, outputWidth, outputChannels]; may be uninitialised.
  ///   - epilogue: its bias is [outputChannels].
  static func conv(
    _ geometry: ConvolutionGeometry, images: UnsafePointer<Float>, count: Int,
    filters: UnsafePointer<Float>, into outputs: UnsafeMutablePointer<Float>,
    _ epilogue: Epilogue = Epilogue()
  ) {
    let span = KernelProfile.begin(.convolutions)
    defer { span.end() }
    let filters = Matrix(
      filters, rows: geometry.patchCount, columns: geometry.outputChannels)
    if geometry.isPointwise {
      let images = Matrix(
        images, rows: count * geometry.height * geometry.width, columns: geometry.inputChannels)
      return gemm(images, filters, into: outputs, epilogue)
    }
    let patches = geometry.patches(images, count)
    let target = RowMajor(stride: geometry.outputChannels)
    if isDirect(channels: geometry.inputChannels) {
      multiplyDirectly(patches, filters, into: outputs, target, epilogue)
    } else {
      multiply(patches, filters, into: outputs, target, epilogue)
    }
  }

  /// images = the transpose of `conv`, applied to outputs: x[n, y, x, :] = Σ w[ky, kx] ·
  /// z[n, oy, ox, :] over all positions where oy · stride − padding + ky = y, and likewise x.
  ///
  /// - Parameters:
  ///   - outputs: [count, outputHeight, outputWidth, outputChannels].
  ///   - filters: [kernel, kernel, inputChannels, outputChannels].
  ///   - images: [count, height, width, inputChannels]; may be uninitialised.
  ///   - epilogue: its bias is [inputChannels].
  static func convTransposed(
    _ geometry: ConvolutionGeometry, outputs: UnsafePointer<Float>, count: Int,
    filters: UnsafePointer<Float>, into images: UnsafeMutablePointer<Float>,
    _ epilogue: Epilogue = Epilogue()
  ) {
    let span = KernelProfile.begin(.convolutions)
    defer { span.end() }
    if geometry.isPointwise {
      let outputs = Matrix(
        outputs, rows: count * geometry.height * geometry.width, columns: geometry.outputChannels)
      let filters = Matrix(
        filters, rows: geometry.inputChannels, columns: geometry.outputChannels)
      return gemm(outputs, filters.transposed, into: images, epilogue)
    }
    if geometry.inputChannels < 16 {
      return scatterTransposed(
        geometry, outputs: outputs, count: count, filters: filters, into: images, epilogue)
    }
    for phase in geometry.phases {
      let patches = phase.patches(outputs, count)
      let filters = PhaseFilters(phase: phase, filters: filters)
      if isDirect(channels: geometry.outputChannels) {
        multiplyDirectly(patches, filters, into: images, phase, epilogue)
      } else {
        multiply(patches, filters, into: images, phase, epilogue)
      }
    }
  }

  /// filters = the derivative of Σ conv(images, filters) · outputs: w = Σ patchᵀ · z.
  ///
  /// - Parameters:
  ///   - images: [count, height, width, inputChannels].
  ///   - outputs: [count, outputHeight, outputWidth, outputChannels].
  ///   - filters: [kernel, kernel, inputChannels, outputChannels]; may be uninitialised.
  static func convFilter(
    _ geometry: ConvolutionGeometry, images: UnsafePointer<Float>, outputs: UnsafePointer<Float>,
    count: Int, into filters: UnsafeMutablePointer<Float>, _ epilogue: Epilogue = Epilogue()
  ) {
    let span = KernelProfile.begin(.convolutions)
    defer { span.end() }
    let patches = geometry.patches(images, count)
    let outputs = Matrix(outputs, rows: patches.rows, columns: geometry.outputChannels)
    if isDirectFilter(patches) {
      return multiplyFiltersDirectly(patches, outputs, into: filters, epilogue)
    }
    multiply(
      TransposedPatches(patches: patches), outputs, into: filters,
      RowMajor(stride: geometry.outputChannels), epilogue)
  }
}

/// One of the stride · stride phases of a transposed convolution.
///
/// A pixel y of the image takes part in the output at oy through w[ky] if y + padding =
/// oy · stride + ky. So ky can only be one of first, first + stride, first + 2 · stride, …, where
/// first = (y + padding) mod stride: pixels with the same remainder, a phase, see the same part of
/// the filter, and neighbours among them see neighbouring outputs. Each phase is an ordinary
/// convolution of the outputs, with stride 1 and a filter of about kernel / stride taps a side.
/// Nothing is scattered, and no zero is multiplied.
struct ConvolutionPhase: Destination {
  let geometry: ConvolutionGeometry
  let vertical: Axis
  let horizontal: Axis

  /// A phase along one axis.
  struct Axis {
    /// The first tap of the filter that this phase sees.
    let firstTap: Int
    /// How many taps, `stride` apart: none where the stride is larger than the kernel.
    let taps: Int
    /// The first pixel.
    let firstPixel: Int
    /// How many pixels, `stride` apart.
    let pixels: Int
    /// The output that the first pixel sees through the last tap.
    let firstOutput: Int

    init(remainder: Int, size: Int, kernel: Int, stride: Int, padding: Int) {
      firstTap = remainder
      taps = max(0, (kernel - remainder + stride - 1) / stride)
      // Pixel q · stride + remainder − padding sees output q through its first tap.
      let firstQ = max(0, (padding - remainder + stride - 1) / stride)
      firstPixel = firstQ * stride + remainder - padding
      pixels = max(0, (size - firstPixel + stride - 1) / stride)
      firstOutput = firstQ - (taps - 1)
    }
  }

  /// The patches of outputs that the pixels of this phase are made of, row by row.
  func patches(_ outputs: UnsafePointer<Float>, _ count: Int) -> Patches {
    Patches(
      images: outputs, count: count, height: geometry.outputHeight, width: geometry.outputWidth,
      channels: geometry.outputChannels, windowHeight: vertical.taps,
      windowWidth: horizontal.taps, stride: 1, top: vertical.firstOutput,
      left: horizontal.firstOutput, patchesHigh: vertical.pixels, patchesWide: horizontal.pixels)
  }

  /// Where the pixels of this phase lie among those of all images.
  func offsets(of rows: Range<Int>, into offsets: UnsafeMutablePointer<Int>) {
    let g = geometry
    for (index, row) in rows.enumerated() {
      let (line, column) = row.quotientAndRemainder(dividingBy: horizontal.pixels)
      let (number, high) = line.quotientAndRemainder(dividingBy: vertical.pixels)
      let y = vertical.firstPixel + high * g.stride
      let x = horizontal.firstPixel + column * g.stride
      offsets[index] = ((number * g.height + y) * g.width + x) * g.inputChannels
    }
  }
}

extension ConvolutionGeometry {
  /// All phases; together they make up the image.
  var phases: [ConvolutionPhase] {
    (0..<stride * stride).map { index in
      ConvolutionPhase(
        geometry: self,
        vertical: .init(
          remainder: index / stride, size: height, kernel: kernel, stride: stride,
          padding: padding),
        horizontal: .init(
          remainder: index % stride, size: width, kernel: kernel, stride: stride,
          padding: padding))
    }
  }
}

/// The part of the filters that a phase sees, as a matrix [taps · taps · outputChannels,
/// inputChannels]. Outputs come in rising order in a patch, so taps come in falling order here.
struct PhaseFilters: RightOperand {
  let phase: ConvolutionPhase
  /// [kernel, kernel, inputChannels, outputChannels].
  let filters: UnsafePointer<Float>

  var columns: Int { phase.geometry.inputChannels }

  func pack(columns: Range<Int>, depth: Range<Int>, into panels: UnsafeMutablePointer<Float>) {
    let g = phase.geometry
    let channels = g.outputChannels
    let (down, across) = (phase.vertical, phase.horizontal)
    var start = depth.lowerBound
    while start < depth.upperBound {
      let (tap, channel) = start.quotientAndRemainder(dividingBy: channels)
      let count = min(channels - channel, depth.upperBound - start)
      let ky = down.firstTap + (down.taps - 1 - tap / across.taps) * g.stride
      let kx = across.firstTap + (across.taps - 1 - tap % across.taps) * g.stride
      let filter = filters + ((ky * g.kernel + kx) * g.inputChannels * channels + channel)
      for column in stride(from: 0, to: columns.count, by: Tile.columns) {
        transpose(
          filter + (columns.lowerBound + column) * channels,
          rows: min(Tile.columns, columns.count - column), columns: count, stride: channels,
          to: panels + (column * depth.count + (start - depth.lowerBound) * Tile.columns),
          stride: Tile.columns)
      }
      start += count
    }
  }
}

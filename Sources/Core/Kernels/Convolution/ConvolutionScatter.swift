/// A transposed convolution to few channels, where a phase would leave most of a tile's columns
/// empty. Here the columns of the product are all taps and channels of the filter at once: each
/// output pixel becomes a patch of kernel · kernel · inputChannels numbers, and the overlapping
/// patches are added up. With few channels that sum is small work.
func scatterTransposed(
  _ geometry: ConvolutionGeometry, outputs: UnsafePointer<Float>, count: Int,
  filters: UnsafePointer<Float>, into images: UnsafeMutablePointer<Float>, _ epilogue: Epilogue
) {
  let pixels = geometry.outputHeight * geometry.outputWidth
  let taps = Matrix(filters, rows: geometry.patchCount, columns: geometry.outputChannels).transposed
  let shared = packAll(taps, depth: taps.rows)
  let canvas = Canvas(geometry)
  Parallel.forEach(count, sharing: (outputs, taps, shared, images, epilogue)) { number, memory in
    let (outputs, taps, shared, images, epilogue) = memory
    let patches = Scratch.partial.take(pixels * geometry.patchCount + canvas.count)
    let output = Matrix(
      outputs + number * geometry.outputCount, rows: pixels, columns: geometry.outputChannels)
    Work(
      left: output, right: taps, result: patches, target: RowMajor(stride: geometry.patchCount),
      epilogue: Epilogue(), allLeft: nil, allRight: shared
    ).run(rows: 0..<pixels, columns: 0..<taps.columns)
    let sums = patches + pixels * geometry.patchCount
    canvas.clear(sums, bias: epilogue.bias)
    canvas.add(patches, to: sums)
    canvas.cut(sums, into: images + number * geometry.inputCount, epilogue)
  }
}

/// An image with its padding, so large that every patch lies inside.
private struct Canvas {
  let geometry: ConvolutionGeometry
  let height: Int
  let width: Int

  init(_ g: ConvolutionGeometry) {
    geometry = g
    height = max((g.outputHeight - 1) * g.stride + g.kernel, g.padding + g.height)
    width = max((g.outputWidth - 1) * g.stride + g.kernel, g.padding + g.width)
  }

  var count: Int { height * width * geometry.inputChannels }

  /// Fills a canvas with the bias of each channel, or zeros.
  func clear(_ canvas: UnsafeMutablePointer<Float>, bias: UnsafePointer<Float>?) {
    let channels = geometry.inputChannels
    guard let bias else { return canvas.update(repeating: 0, count: count) }
    for pixel in 0..<height * width {
      for channel in 0..<channels { canvas[pixel * channels + channel] = bias[channel] }
    }
  }

  /// Adds each patch where it lies.
  ///
  /// A patch's row is added as one vector. Neighbours overlap, so the second would have to wait for
  /// the first to be stored: instead every `overlap`-th patch is added, then those between.
  func add(_ patches: UnsafePointer<Float>, to canvas: UnsafeMutablePointer<Float>) {
    let g = geometry
    let run = g.kernel * g.inputChannels
    let overlap = (g.kernel + g.stride - 1) / g.stride
    for oy in 0..<g.outputHeight {
      for ky in 0..<g.kernel {
        let line = canvas + (oy * g.stride + ky) * width * g.inputChannels
        let source = patches + (oy * g.outputWidth * g.patchCount + ky * run)
        for first in 0..<overlap {
          for ox in Swift.stride(from: first, to: g.outputWidth, by: overlap) {
            addRun(
              source + ox * g.patchCount, run, to: line + ox * g.stride * g.inputChannels)
          }
        }
      }
    }
  }

  /// Carries the image inside the padding to its place, through the epilogue.
  func cut(
    _ canvas: UnsafePointer<Float>, into image: UnsafeMutablePointer<Float>, _ epilogue: Epilogue
  ) {
    let g = geometry
    var epilogue = epilogue
    epilogue.bias = nil  // it is on the canvas
    for y in 0..<g.height {
      let line = canvas + ((y + g.padding) * width + g.padding) * g.inputChannels
      let columns = g.width * g.inputChannels
      finishRow(line, columns: columns, into: image + y * columns, epilogue)
    }
  }
}

/// target += source, as vectors while there are enough floats.
@inline(__always)
private func addRun(
  _ source: UnsafePointer<Float>, _ count: Int, to target: UnsafeMutablePointer<Float>
) {
  let (from, to) = (UnsafeRawPointer(source), UnsafeMutableRawPointer(target))
  var i = 0
  @inline(__always) func add<V: SIMD>(_: V.Type) where V.Scalar == Float {
    let bytes = i * MemoryLayout<Float>.stride
    let sum = (from + bytes).loadUnaligned(as: V.self) + (to + bytes).loadUnaligned(as: V.self)
    (to + bytes).storeBytes(of: sum, as: V.self)
    i += V.scalarCount
  }
  while i + 16 <= count { add(SIMD16<Float>.self) }
  while i + 4 <= count { add(SIMD4<Float>.self) }
  while i < count {
    target[i] += source[i]
    i += 1
  }
}

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
  let forwards = { (number: Int) in
    let patches = Scratch.partial.floats(pixels * geometry.patchCount)
    let output = Matrix(
      outputs + number * geometry.outputCount, rows: pixels, columns: geometry.outputChannels)
    let work = Work(
      left: output, right: taps, result: patches, target: RowMajor(stride: geometry.patchCount),
      epilogue: Epilogue(), sharedLeft: nil, sharedRight: shared)
    work.run(rows: 0..<pixels, columns: 0..<taps.columns)
    addPatches(
      geometry, UnsafePointer(patches), into: images + number * geometry.inputCount, epilogue)
  }
  Parallel.forEach(count, forwards)
}

/// Adds the patches of one image where they lie in it.
private func addPatches(
  _ geometry: ConvolutionGeometry, _ patches: UnsafePointer<Float>,
  into image: UnsafeMutablePointer<Float>, _ epilogue: Epilogue
) {
  let g = geometry
  let channels = g.inputChannels
  for pixel in 0..<g.height * g.width {
    for channel in 0..<channels { image[pixel * channels + channel] = epilogue.bias?[channel] ?? 0 }
  }
  for oy in 0..<g.outputHeight {
    for ky in 0..<g.kernel {
      let y = oy * g.stride - g.padding + ky
      guard y >= 0, y < g.height else { continue }
      for kx in 0..<g.kernel {
        // The outputs whose tap kx falls into the image.
        let first = max(0, (g.padding - kx + g.stride - 1) / g.stride)
        let last = min(g.outputWidth, (g.width - 1 + g.padding - kx) / g.stride + 1)
        guard g.width + g.padding > kx, first < last else { continue }
        let x = first * g.stride - g.padding + kx
        addStrided(
          patches + (oy * g.outputWidth + first) * g.patchCount + (ky * g.kernel + kx) * channels,
          every: g.patchCount, into: image + (y * g.width + x) * channels,
          every: g.stride * channels, count: last - first, channels: channels)
      }
    }
  }
  guard epilogue.slope != 1 else { return }
  for i in 0..<g.inputCount where image[i] < 0 { image[i] *= epilogue.slope }
}

/// Adds `count` groups of `channels` floats, apart in both places.
@inline(__always)
private func addStrided(
  _ source: UnsafePointer<Float>, every sourceStride: Int,
  into target: UnsafeMutablePointer<Float>, every targetStride: Int, count: Int, channels: Int
) {
  for i in 0..<count {
    for channel in 0..<channels {
      target[i * targetStride + channel] += source[i * sourceStride + channel]
    }
  }
}

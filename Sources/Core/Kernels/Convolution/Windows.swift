/// The largest side, step or margin of a window: what is computed from it and from a tensor's sizes
/// stays within a machine word.
let largestWindow = 1 << 20

/// How many windows of a certain size lie along a side, `stride` apart: ⌈(side − window)/stride⌉ + 1,
/// of which the last is cut at the edge, but none that would begin beyond it.
func windowCount(along side: Int, window: Int, stride: Int) -> Int {
  let (steps, rest) = (side - window).quotientAndRemainder(dividingBy: stride)
  return min(rest > 0 ? steps + 1 : steps, (side - 1) / stride) + 1
}

extension Kernels {
  /// The place of the largest element of each window, for every channel: offsets into `x`, of which
  /// the first of equals is taken and, where there is one, a NaN.
  ///
  /// `x` is `[images, height, width, channels]`; a window that reaches over the edge is cut there.
  static func largestInWindows(
    _ x: UnsafePointer<Float>, images: Int, height: Int, width: Int, channels: Int,
    window: Int, stride: Int, outputHeight: Int, outputWidth: Int,
    places: UnsafeMutablePointer<Int32>
  ) {
    let span = KernelProfile.begin(.pooling)
    defer { span.end() }
    Parallel.forEach(images, sharing: (x, places)) { image, memory in
      let (x, places) = memory
      for row in 0..<outputHeight {
        for column in 0..<outputWidth {
          let first = ((image * height + row * stride) * width + column * stride) * channels
          let target = places + ((image * outputHeight + row) * outputWidth + column) * channels
          for channel in 0..<channels { target[channel] = Int32(first + channel) }
          for y in row * stride..<min(height, row * stride + window) {
            for x0 in column * stride..<min(width, column * stride + window) {
              let here = ((image * height + y) * width + x0) * channels
              for channel in 0..<channels
              where exceeds(x[here + channel], x[Int(target[channel])]) {
                target[channel] = Int32(here + channel)
              }
            }
          }
        }
      }
    }
  }

  /// y = the sums over blocks of `size` by `size` pixels.
  static func sumBlocks(
    _ x: UnsafePointer<Float>, images: Int, height: Int, width: Int, channels: Int, size: Int,
    into y: UnsafeMutablePointer<Float>
  ) {
    let span = KernelProfile.begin(.pooling)
    defer { span.end() }
    let (rows, columns) = (height / size, width / size)
    Parallel.forEach(images, sharing: (x, y)) { image, memory in
      let (x, y) = memory
      let target = y + image * rows * columns * channels
      target.update(repeating: 0, count: rows * columns * channels)
      for row in 0..<height {
        for column in 0..<width {
          let source = x + ((image * height + row) * width + column) * channels
          let sum = target + (row / size * columns + column / size) * channels
          for channel in 0..<channels { sum[channel] += source[channel] }
        }
      }
    }
  }

  /// y = x with every pixel repeated in a block of `size` by `size`.
  static func repeatBlocks(
    _ x: UnsafePointer<Float>, images: Int, height: Int, width: Int, channels: Int, size: Int,
    into y: UnsafeMutablePointer<Float>
  ) {
    let span = KernelProfile.begin(.pooling)
    defer { span.end() }
    let (rows, columns) = (height * size, width * size)
    Parallel.forEach(images, sharing: (x, y)) { image, memory in
      let (x, y) = memory
      for row in 0..<rows {
        for column in 0..<columns {
          (y + ((image * rows + row) * columns + column) * channels).update(
            from: x + ((image * height + row / size) * width + column / size) * channels,
            count: channels)
        }
      }
    }
  }
}

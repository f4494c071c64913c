// Operations on images [N, height, width, channels] that change their size without weights.

extension Tensor {
  /// The largest element of each window, channel by channel, the first of equals; the gradient goes
  /// to its place alone. NaN counts as larger than any number.
  ///
  /// There are ⌈(size − window)/stride⌉ + 1 windows along each side: the last one is cut at the edge
  /// where it does not fit, and is left out where it would begin beyond it. Traps unless this is
  /// `[N, height, width, channels]` and the window fits.
  public func maxPooled(window: Int = 2, stride: Int? = nil) -> Tensor {
    let step = stride ?? window
    require(
      rank == 4 && window >= 1 && step >= 1 && window <= Swift.min(shape[1], shape[2]),
      "A window of \(window) with stride \(step) does not fit images of shape \(shape).")
    require(
      count <= Int32.max, "Images of shape \(shape) are too many at once: pool a part of them.")
    let (images, height, width, channels) = (shape[0], shape[1], shape[2], shape[3])
    let rows = windowCount(along: height, window: window, stride: step)
    let columns = windowCount(along: width, window: window, stride: step)
    let result: Shape = [images, rows, columns, channels]
    let places = [Int32](unsafeUninitializedCapacity: result.elementCount) { buffer, count in
      let places = buffer.baseAddress!
      read {
        Kernels.largestInWindows(
          $0, images: images, height: height, width: width, channels: channels, window: window,
          stride: step, outputHeight: rows, outputWidth: columns, places: places)
      }
      count = result.elementCount
    }
    return gathered(places, shape: result)
  }

  /// The elements at the given places.
  private func gathered(_ places: [Int32], shape result: Shape) -> Tensor {
    let source = shape
    let y = Tensor(result) { y in
      read { x in
        for (i, place) in places.enumerated() { y[i] = x[Int(place)] }
      }
    }
    return linear(self, y) { $0.scattered(places, shape: source) }
  }

  /// The elements added to zeros at the given places: the opposite of `gathered`.
  private func scattered(_ places: [Int32], shape result: Shape) -> Tensor {
    let source = shape
    let y = Tensor(result) { y in
      y.update(repeating: 0, count: result.elementCount)
      read { x in
        for (i, place) in places.enumerated() { y[Int(place)] += x[i] }
      }
    }
    return linear(self, y) { $0.gathered(places, shape: source) }
  }

  /// The mean of each block of `size` by `size` pixels; traps unless blocks fill the image.
  public func averagePooled(by size: Int = 2) -> Tensor {
    summedBlocks(of: size) * (1 / (Float(size) * Float(size)))
  }

  /// Each pixel repeated in a block of `size` by `size`: enlargement by nearest neighbours.
  public func upsampled(by size: Int = 2) -> Tensor {
    require(
      rank == 4 && size >= 1 && size <= largestWindow,
      "Images [N, h, w, c] can be enlarged, not \(shape) by \(size).")
    let result: Shape = [shape[0], shape[1] * size, shape[2] * size, shape[3]]
    let y = Tensor(result) { y in
      read {
        Kernels.repeatBlocks(
          $0, images: shape[0], height: shape[1], width: shape[2], channels: shape[3], size: size,
          into: y)
      }
    }
    return linear(self, y) { $0.summedBlocks(of: size) }
  }

  /// The sum of each block of `size` by `size` pixels: the opposite of `upsampled`.
  private func summedBlocks(of size: Int) -> Tensor {
    require(
      rank == 4 && size >= 1 && shape[1] % size == 0 && shape[2] % size == 0,
      "Blocks of \(size) by \(size) do not fill images of shape \(shape).")
    let y = Tensor([shape[0], shape[1] / size, shape[2] / size, shape[3]]) { y in
      read {
        Kernels.sumBlocks(
          $0, images: shape[0], height: shape[1], width: shape[2], channels: shape[3], size: size,
          into: y)
      }
    }
    return linear(self, y) { $0.upsampled(by: size) }
  }
}

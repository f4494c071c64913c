/// The passes over memory that batch normalisation needs: two forward, two back.
///
/// All work on `[rows, channels]`: for images a row is a pixel of one of them. Sums run in pieces
/// of rows fixed by the shape, each channel in its own lane, and are added up in their order.
extension Kernels {
  /// Adds up two numbers for each channel, `f(row, channel)`, over all rows.
  @inline(__always)
  private static func sumPairs(
    rows: Int, channels: Int, into sums: UnsafeMutablePointer<Float>,
    _ f: (_ offset: Int, _ channel: Int) -> (Float, Float)
  ) {
    let rowsAPiece = max(1, 32_768 / channels)
    let pieces = (rows + rowsAPiece - 1) / rowsAPiece
    let width = 2 * channels
    withUnsafeTemporaryAllocation(of: Float.self, capacity: pieces * width) { buffer in
      nonisolated(unsafe) let partial = buffer.baseAddress!
      Parallel.forEach(pieces) { piece in
        let (first, second) = (partial + piece * width, partial + piece * width + channels)
        first.update(repeating: 0, count: width)
        let start = piece * rowsAPiece
        for row in start..<min(rows, start + rowsAPiece) {
          for channel in 0..<channels {
            let (a, b) = f(row * channels + channel, channel)
            first[channel] += a
            second[channel] += b
          }
        }
      }
      sums.update(repeating: 0, count: width)
      for piece in 0..<pieces {
        for i in 0..<width { sums[i] += partial[piece * width + i] }
      }
    }
  }

  /// Mean and (biased) variance of each channel.
  ///
  /// Squares are taken of the distance from the first row, not from zero: a mean that is large
  /// beside the spread would cancel all digits of the variance.
  static func moments(
    _ x: UnsafePointer<Float>, rows: Int, channels: Int, mean: UnsafeMutablePointer<Float>,
    variance: UnsafeMutablePointer<Float>
  ) {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * channels) { buffer in
      let sums = buffer.baseAddress!
      sumPairs(rows: rows, channels: channels, into: sums) { offset, channel in
        let d = x[offset] - x[channel]
        return (d, d * d)
      }
      let share = 1 / Float(rows)
      for channel in 0..<channels {
        let d = sums[channel] * share
        mean[channel] = x[channel] + d
        variance[channel] = max(0, sums[channels + channel] * share - d * d)
      }
    }
  }

  /// y = a·x + b, with one a and one b for each channel.
  static func scaleAndShift(
    _ x: UnsafePointer<Float>, rows: Int, channels: Int, scale: UnsafePointer<Float>,
    shift: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>
  ) {
    Parallel.chunks(rows, minimum: max(1, parallelMinimum / channels)) { range in
      for row in range {
        let (x, y) = (x + row * channels, y + row * channels)
        for channel in 0..<channels { y[channel] = x[channel] * scale[channel] + shift[channel] }
      }
    }
  }

  /// For each channel Σdy and Σdy·x̂, where x̂ = (x − mean)·inverseDeviation.
  static func normalizationSums(
    dy: UnsafePointer<Float>, x: UnsafePointer<Float>, rows: Int, channels: Int,
    mean: UnsafePointer<Float>, inverseDeviation: UnsafePointer<Float>,
    into sums: UnsafeMutablePointer<Float>
  ) {
    sumPairs(rows: rows, channels: channels, into: sums) { offset, channel in
      (dy[offset], dy[offset] * (x[offset] - mean[channel]) * inverseDeviation[channel])
    }
  }

  /// dx = a·dy + b·x + c, with one a, b and c for each channel.
  static func combine(
    dy: UnsafePointer<Float>, x: UnsafePointer<Float>, rows: Int, channels: Int,
    a: UnsafePointer<Float>, b: UnsafePointer<Float>, c: UnsafePointer<Float>,
    into dx: UnsafeMutablePointer<Float>
  ) {
    Parallel.chunks(rows, minimum: max(1, parallelMinimum / channels)) { range in
      for row in range {
        let offset = row * channels
        let (dy, x, dx) = (dy + offset, x + offset, dx + offset)
        for i in 0..<channels { dx[i] = dy[i] * a[i] + (x[i] * b[i] + c[i]) }
      }
    }
  }
}

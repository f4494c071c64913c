/// The passes over memory that batch normalisation needs: two forward, two back.
///
/// All work on `[rows, channels]`: for images a row is a pixel of one of them. Sixteen channels go
/// down the rows together, one in each lane of a vector, so that their sums and factors stay in
/// registers; what is left of the channels goes one by one.
extension Kernels {
  /// Numbers in a piece of rows: what fits into the nearest cache, where the next sixteen channels
  /// find it again.
  private static let piece = 8_192

  /// Runs `body` over pieces of rows, each with room of its own for two sums a channel, then adds
  /// the sums up in the order of the pieces: `[2, channels]`.
  private static func sumPairs<Memory>(
    rows: Int, channels: Int, into sums: UnsafeMutablePointer<Float>,
    sharing memory: Memory,
    _ body: @Sendable (_ rows: Range<Int>, _ sums: UnsafeMutablePointer<Float>, Memory) -> Void
  ) {
    let rowsAPiece = max(1, piece / channels)
    let pieces = (rows + rowsAPiece - 1) / rowsAPiece
    let width = 2 * channels
    withUnsafeTemporaryAllocation(of: Float.self, capacity: pieces * width) { buffer in
      let partial = buffer.baseAddress!
      Parallel.forEach(pieces, sharing: (partial, memory)) { piece, shared in
        let (partial, memory) = shared
        let start = piece * rowsAPiece
        body(start..<min(rows, start + rowsAPiece), partial + piece * width, memory)
      }
      addRows(partial, pieces, width, into: sums)
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
    let span = KernelProfile.begin(.normalization)
    defer { span.end() }
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * channels) { buffer in
      let sums = buffer.baseAddress!
      sumPairs(rows: rows, channels: channels, into: sums, sharing: x) { range, sums, x in
        for c in stride(from: 0, to: channels & ~15, by: 16) {
          let pivot = (x + c).vector
          var (first, second) = (Vector.zero, Vector.zero)
          for row in range {
            let d = (x + (row &* channels &+ c)).vector - pivot
            first += d
            second.addProduct(d, d)
          }
          (sums + c).vector = first
          (sums + channels + c).vector = second
        }
        for c in channels & ~15..<channels {
          var (first, second): (Float, Float) = (0, 0)
          for row in range {
            let d = x[row * channels + c] - x[c]
            first += d
            second += d * d
          }
          sums[c] = first
          sums[channels + c] = second
        }
      }
      let share = 1 / Float(rows)
      for channel in 0..<channels {
        let d = sums[channel] * share
        mean[channel] = x[channel] + d
        variance[channel] = max(0, sums[channels + channel] * share - d * d)
      }
    }
  }

  /// For each channel Σdy and Σdy·x̂, where x̂ = (x − mean)·inverseDeviation: `[2, channels]`.
  static func normalizationSums(
    dy: UnsafePointer<Float>, x: UnsafePointer<Float>, rows: Int, channels: Int,
    mean: UnsafePointer<Float>, inverseDeviation: UnsafePointer<Float>,
    into sums: UnsafeMutablePointer<Float>
  ) {
    let span = KernelProfile.begin(.normalization)
    defer { span.end() }
    sumPairs(
      rows: rows, channels: channels, into: sums, sharing: (dy, x, mean, inverseDeviation)
    ) { range, sums, memory in
      let (dy, x, mean, inverseDeviation) = memory
      for c in stride(from: 0, to: channels & ~15, by: 16) {
        let mean = (mean + c).vector
        var (first, second) = (Vector.zero, Vector.zero)
        for row in range {
          let offset = row &* channels &+ c
          let dy = (dy + offset).vector
          first += dy
          second.addProduct(dy, (x + offset).vector - mean)
        }
        (sums + c).vector = first
        (sums + channels + c).vector = second * (inverseDeviation + c).vector
      }
      for c in channels & ~15..<channels {
        var (first, second): (Float, Float) = (0, 0)
        for row in range {
          let offset = row * channels + c
          first += dy[offset]
          second += dy[offset] * (x[offset] - mean[c])
        }
        sums[c] = first
        sums[channels + c] = second * inverseDeviation[c]
      }
    }
  }

  /// y = a·x + b, with one a and one b for each channel.
  static func scaleAndShift(
    _ x: UnsafePointer<Float>, rows: Int, channels: Int, scale a: UnsafePointer<Float>,
    shift b: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>
  ) {
    let span = KernelProfile.begin(.normalization)
    defer { span.end() }
    forPieces(rows: rows, channels: channels, sharing: (x, a, b, y)) { range, memory in
      let (x, a, b, y) = memory
      for c in stride(from: 0, to: channels & ~15, by: 16) {
        let (a, b) = ((a + c).vector, (b + c).vector)
        for row in range {
          let offset = row &* channels &+ c
          (y + offset).vector = b.addingProduct(a, (x + offset).vector)
        }
      }
      for c in channels & ~15..<channels {
        for row in range { y[row * channels + c] = a[c] * x[row * channels + c] + b[c] }
      }
    }
  }

  /// dx = a·dy + b·x + c, with one a, b and c for each channel.
  static func combine(
    dy: UnsafePointer<Float>, x: UnsafePointer<Float>, rows: Int, channels: Int,
    a: UnsafePointer<Float>, b: UnsafePointer<Float>, c: UnsafePointer<Float>,
    into dx: UnsafeMutablePointer<Float>
  ) {
    let span = KernelProfile.begin(.normalization)
    defer { span.end() }
    forPieces(rows: rows, channels: channels, sharing: (dy, x, a, b, c, dx)) { range, memory in
      let (dy, x, a, b, c, dx) = memory
      for i in stride(from: 0, to: channels & ~15, by: 16) {
        let (a, b, c) = ((a + i).vector, (b + i).vector, (c + i).vector)
        for row in range {
          let offset = row &* channels &+ i
          (dx + offset).vector =
            c.addingProduct(b, (x + offset).vector).addingProduct(a, (dy + offset).vector)
        }
      }
      for i in channels & ~15..<channels {
        for row in range {
          let offset = row * channels + i
          dx[offset] = a[i] * dy[offset] + (b[i] * x[offset] + c[i])
        }
      }
    }
  }

  /// Runs `body` over pieces of rows.
  private static func forPieces<Memory>(
    rows: Int, channels: Int, sharing memory: Memory,
    _ body: @Sendable (Range<Int>, Memory) -> Void
  ) {
    let rowsAPiece = max(1, piece / channels)
    Parallel.forEach(
      (rows + rowsAPiece - 1) / rowsAPiece, sharing: memory
    ) { piece, memory in
      body(piece * rowsAPiece..<min(rows, (piece + 1) * rowsAPiece), memory)
    }
  }
}

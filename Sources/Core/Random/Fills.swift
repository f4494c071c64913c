/// Random floats in bulk: float `i` of a fill comes from word `i` of its counters (normals: from
/// the pair of words that holds `i`), so it depends neither on the fill's length nor on chunks.
extension RandomGenerator {
  /// Words computed at a time, to stay in the nearest cache.
  private static let chunk = 1024

  /// Draws `count` words, `count / 4` counters rounded up, and hands them to `body` in chunks:
  /// where the chunk begins, how many words it has, and the words, padded to a multiple of 32.
  @inline(__always)
  private func drawWords(
    _ count: Int, _ body: (_ start: Int, _ count: Int, _ words: UnsafePointer<UInt32>) -> Void
  ) {
    let span = KernelProfile.begin(.random)
    defer { span.end() }
    let first = state
    state.position &+= UInt64((count + 3) / 4)
    withUnsafeTemporaryAllocation(byteCount: Self.chunk * 4, alignment: 64) { buffer in
      let words = buffer.bindMemory(to: UInt32.self).baseAddress!
      for start in stride(from: 0, to: count, by: Self.chunk) {
        let n = min(Self.chunk, count - start)
        Philox.write(
          groups: (n + 31) / 32, to: words, first: first.position &+ UInt64(start / 4),
          stream: first.stream, seed: first.seed)
        body(start, n, words)
      }
    }
  }

  /// 24 random bits as a float in 0 ..< 1.
  @inline(__always)
  private static func unit(_ word: UInt32) -> Float {
    Float(Int32(truncatingIfNeeded: word &>> 8)) * 0x1p-24
  }

  /// Fills with floats spread evenly over `range`, in steps of 2⁻²⁴ of its width.
  func fillUniform(
    _ pointer: UnsafeMutablePointer<Float>, count: Int, in range: ClosedRange<Float> = 0...1
  ) {
    let low = range.lowerBound
    let width = range.upperBound - low
    drawWords(count) { start, n, words in
      let out = pointer + start
      for i in 0..<n { out[i] = low.addingProduct(Self.unit(words[i]), width) }
    }
  }

  /// Fills with ones, each with the given probability (to 2⁻²⁴), and zeros.
  func fillBernoulli(_ pointer: UnsafeMutablePointer<Float>, count: Int, probability: Float) {
    drawWords(count) { start, n, words in
      let out = pointer + start
      for i in 0..<n { out[i] = Self.unit(words[i]) < probability ? 1 : 0 }
    }
  }

  /// Fills with normal deviates of the given mean and standard deviation.
  func fillNormal(
    _ pointer: UnsafeMutablePointer<Float>, count: Int, mean: Float = 0, deviation: Float = 1
  ) {
    drawWords(count) { start, n, words in
      let out = pointer + start
      for pair in 0..<n / 2 {
        let (a, b) = Normal.pair(words[pair &* 2], words[pair &* 2 &+ 1])
        out[pair &* 2] = mean.addingProduct(a, deviation)
        out[pair &* 2 &+ 1] = mean.addingProduct(b, deviation)
      }
      if n % 2 == 1 {
        out[n - 1] = mean.addingProduct(Normal.pair(words[n - 1], words[n]).0, deviation)
      }
    }
  }
}

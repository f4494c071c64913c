/// The Philox 4x32-10 block function: a counter and a key in, four random words out.
///
/// It keeps no state: word `i` of a stream can be computed without the words before it, by any
/// thread, on any machine. Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as
/// 1, 2, 3", section 3.3.
enum Philox {
  private static let multipliers: (UInt64, UInt64) = (0xD251_1F53, 0xCD9E_8D57)
  private static let increments: (UInt32, UInt32) = (0x9E37_79B9, 0xBB67_AE85)
  private static let rounds = 10

  /// Four random words for one counter.
  static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    var (counter, key) = (counter, key)
    for _ in 0..<rounds {
      let a = multipliers.0 * UInt64(counter[0])
      let b = multipliers.1 * UInt64(counter[2])
      counter = SIMD4(
        UInt32(b >> 32) ^ counter[1] ^ key[0], UInt32(truncatingIfNeeded: b),
        UInt32(a >> 32) ^ counter[3] ^ key[1], UInt32(truncatingIfNeeded: a))
      key = SIMD2(key[0] &+ increments.0, key[1] &+ increments.1)
    }
    return counter
  }

  /// Writes the words of `groups` times eight counters: those whose lower half is `first` and the
  /// seven that follow, and so on, and whose upper half is `stream`.
  static func write(
    groups: Int, to words: UnsafeMutablePointer<UInt32>, first: UInt64, stream: UInt64, seed: UInt64
  ) {
    let words = UnsafeMutableRawPointer(words)
    for group in 0..<groups {
      let (low, high) = eightBlocks(first: first &+ UInt64(8 * group), stream: stream, seed: seed)
      var pairs = SIMD16<UInt64>()
      pairs.evenHalf = low
      pairs.oddHalf = high
      words.storeBytes(of: pairs, toByteOffset: group * 128, as: SIMD16<UInt64>.self)
    }
  }

  /// Eight blocks at once, a block a lane: its words 0 and 1, and its words 2 and 3.
  ///
  /// A lane has 64 bits, so that a product fits; between rounds only its lower half has a meaning.
  @inline(__always)
  private static func eightBlocks(
    first: UInt64, stream: UInt64, seed: UInt64
  ) -> (SIMD8<UInt64>, SIMD8<UInt64>) {
    typealias Lanes = SIMD8<UInt64>
    let lower = Lanes(repeating: 0xFFFF_FFFF)
    let position = Lanes(repeating: first) &+ Lanes(0, 1, 2, 3, 4, 5, 6, 7)
    var c0 = position
    var c1 = position &>> 32
    var c2 = Lanes(repeating: stream)
    var c3 = Lanes(repeating: stream &>> 32)
    var key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed &>> 32))
    for _ in 0..<rounds {
      let a = (c0 & lower) &* Lanes(repeating: multipliers.0)
      let b = (c2 & lower) &* Lanes(repeating: multipliers.1)
      c0 = (b &>> 32) ^ c1 ^ Lanes(repeating: UInt64(key.0))
      c1 = b
      c2 = (a &>> 32) ^ c3 ^ Lanes(repeating: UInt64(key.1))
      c3 = a
      key = (key.0 &+ increments.0, key.1 &+ increments.1)
    }
    return ((c0 & lower) | (c1 &<< 32), (c2 & lower) | (c3 &<< 32))
  }
}

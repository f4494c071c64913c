/// The source of all chance in a run: one seed, and the same numbers on every machine.
///
/// Every call begins at a new counter of the generator's stream and consumes a count of counters
/// that follows from its arguments (only `integer(below:)` and `permutation` may, rarely, draw
/// again). The whole state is three integers, so a run can be resumed exactly.
public final class RandomGenerator: RandomNumberGenerator {
  /// All that a generator remembers.
  public struct State: Equatable, Sendable {
    /// The key of the generator.
    public var seed: UInt64
    /// Which of the key's 2⁶⁴ streams is drawn from.
    public var stream: UInt64
    /// The next counter of the stream.
    public var position: UInt64

    /// The place in a stream from which `position` counters have been used.
    public init(seed: UInt64, stream: UInt64 = 0, position: UInt64 = 0) {
      self.seed = seed
      self.stream = stream
      self.position = position
    }
  }

  /// Where the generator stands: read it to save a run, write it to resume one.
  public var state: State

  /// Starts at the beginning of a stream; two streams of one seed share no counter.
  public init(seed: UInt64, stream: UInt64 = 0) {
    state = State(seed: seed, stream: stream)
  }

  /// Starts where another generator stood.
  public init(_ state: State) { self.state = state }

  /// Draws the seed of an independent generator, for a use that must not shift this one's numbers.
  public func split() -> RandomGenerator { RandomGenerator(seed: next() as UInt64) }

  /// Draws four random words: one counter.
  func nextBlock() -> SIMD4<UInt32> {
    defer { state.position &+= 1 }
    func words(_ value: UInt64) -> SIMD2<UInt32> {
      SIMD2(UInt32(truncatingIfNeeded: value), UInt32(truncatingIfNeeded: value &>> 32))
    }
    return Philox.block(
      counter: SIMD4(lowHalf: words(state.position), highHalf: words(state.stream)),
      key: words(state.seed))
  }

  /// Draws 32 random bits; consumes one counter.
  public func next() -> UInt32 { nextBlock()[0] }

  /// Draws 64 random bits; consumes one counter.
  public func next() -> UInt64 {
    let block = nextBlock()
    return UInt64(block[1]) &<< 32 | UInt64(block[0])
  }

  /// Draws an integer from `0..<bound`, each with the same chance; traps unless `bound` is
  /// positive. Lemire 2019, "Fast random integer generation in an interval", algorithm 5.
  public func integer(below bound: Int) -> Int {
    require(bound > 0, "There is no integer in 0..<\(bound); the bound must be at least 1.")
    let bound = UInt64(bound)
    let rejected = (0 &- bound) % bound
    while true {
      let product = (next() as UInt64).multipliedFullWidth(by: bound)
      if product.low >= rejected { return Int(product.high) }
    }
  }

  /// Draws one of the orders of `0..<count`, each with the same chance. Fisher and Yates;
  /// Durstenfeld 1964, algorithm 235. Traps on a negative count.
  public func permutation(_ count: Int) -> [Int] {
    require(count >= 0, "A permutation of \(count) elements does not exist.")
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(last, integer(below: last + 1))
    }
    return order
  }
}

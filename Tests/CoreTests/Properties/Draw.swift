@testable import Core

/// Draws sizes, numbers and tensors for one case.
struct Draw {
  /// What the numbers of a case are like.
  enum Palette {
    /// Normally distributed, with deviation 2.
    case ordinary
    /// Small whole numbers: many are equal, many are on a kink.
    case ties
    /// Ordinary, but for a few that are infinite, no numbers, zeros of either sign, subnormal, or
    /// at the ends of the range.
    case special
  }

  let random: RandomGenerator
  let palette: Palette

  static let specials: [Float] = [
    .infinity, -.infinity, .nan, 0, -0.0, .leastNonzeroMagnitude, Float(bitPattern: 2140),
    -Float(bitPattern: 1_427_000),
    .leastNormalMagnitude, .greatestFiniteMagnitude, -3e38, 2e19, 88.5, 88.73, -87.5, -88.2, -95,
    -103.9, -110, 1e-20, 20, -20,
  ]

  /// One of the whole numbers below a bound.
  func below(_ bound: Int) -> Int { random.integer(below: bound) }

  func chance(_ one: Int, in all: Int) -> Bool { below(all) < one }

  /// A size: 0, 1 and 2, odd ones, and those around a vector.
  func size(_ sizes: [Int] = [0, 1, 1, 2, 2, 3, 3, 5, 7, 16, 17, 33]) -> Int {
    sizes[below(sizes.count)]
  }

  /// A shape of so many axes and a few hundred elements; seldom a long one, with work for all
  /// threads.
  func shape(rank: ClosedRange<Int> = 1...4, long: Bool = true) -> [Int] {
    let rank = rank.lowerBound + below(rank.count)
    var shape: [Int] = []
    if long, rank > 0, chance(1, in: 100) {
      shape = [Int](repeating: 1, count: rank)
      shape[below(rank)] = 2
      shape[below(rank)] = 16_384 + below(40)
      return shape
    }
    for _ in 0..<rank {
      let room = 400 / max(1, shape.reduce(1, *))
      shape.append(min(size(), max(1, room)))
    }
    return shape
  }

  /// Numbers of the palette.
  func tensor(_ shape: [Int]) -> Tensor {
    if palette == .ordinary { return plain(shape, deviation: 2) }
    let shape = Shape(shape)
    if palette == .ties {
      return Tensor((0..<shape.elementCount).map { _ in Float(below(5) - 2) }, shape: shape)
    }
    var numbers = plain(Array(shape), deviation: 2).scalars
    let rate = chance(1, in: 2) ? 5 : max(1, numbers.count)
    for i in numbers.indices where chance(1, in: rate) {
      numbers[i] = Self.specials[below(Self.specials.count)]
    }
    return Tensor(numbers, shape: shape)
  }

  /// Numbers that are ordinary in every palette.
  func plain(_ shape: [Int], deviation: Float = 1) -> Tensor {
    .normal(Shape(shape), standardDeviation: deviation, using: random)
  }
}

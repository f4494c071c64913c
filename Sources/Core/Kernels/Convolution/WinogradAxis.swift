/// One axis of a convolution with four taps, two pixels apart.
///
/// Its even and its odd pixels, the padding included, are two phases, and an output is a sum of two
/// neighbours in each: z[o] = d[o] · g₀ + d[o + 1] · g₁. Outputs are computed in segments of three, or
/// two. A segment of three needs six products that way, but four as a polynomial, which is evaluated
/// at the points 0, 1, ∞ and −1; one of two needs three instead of four, at 0, 1 and ∞:
///
///     the filter's      g₀         g₀ + g₁          g₁          g₀ − g₁
///     three, from d     d₀ − d₂    (d₁ + d₂)/2      d₃ − d₁     (d₂ − d₁)/2
///     two, from d       d₀ − d₁    d₁               d₂ − d₁
///
/// With their products m the outputs are m(0) + m(1) + m(−1), m(1) − m(−1), m(1) + m(−1) + m(∞), or
/// m(0) + m(1), m(1) + m(∞). The halves stand with the pixels, so that all segments share one filter.
struct WinogradAxis {
  /// 0, 1, ∞ and −1, which are numbered in this order.
  static var points: Int { 4 }

  /// How many segments there are, and how many of them, the first ones, have three outputs.
  let segments: Int
  let threes: Int

  /// For each place of a segment's point and a phase, the pixels that it is made of.
  let fromPixels: LinearMap
  /// The transpose of that: for each pixel, the places.
  let toPixels: LinearMap
  /// For each output, the places that it is made of, all in phase 0.
  let toOutputs: LinearMap
  /// The transpose of that: for each place, the outputs.
  let fromOutputs: LinearMap

  /// An axis of so many pixels, at least four, and outputs, at least two; its maps lie in some memory,
  /// which moves on to its next row.
  init(pixels: Int, outputs: Int, in memory: inout UnsafeMutablePointer<LinearMap.Terms>) {
    let twos = (3 - outputs % 3) % 3
    threes = (outputs - 2 * twos) / 3
    segments = threes + twos
    let places = WinogradPlace.count(segments: segments)
    fromPixels = LinearMap(rows: places, in: &memory)
    toOutputs = LinearMap(rows: outputs, in: &memory)
    var first = 0
    for segment in 0..<segments {
      let isThree = segment < threes
      for (point, index, factor) in isThree ? Self.pixelsOfThree : Self.pixelsOfTwo {
        for phase in 0..<2 {
          let pixel = 2 * (first + index) + phase - 1
          guard pixel >= 0, pixel < pixels else { continue }  // the padding is zero
          let place = WinogradPlace(segment: segment, phase: phase, point: point)
          fromPixels.add(pixel, factor, toRow: place.index)
        }
      }
      for (output, point, factor) in isThree ? Self.outputsOfThree : Self.outputsOfTwo {
        let place = WinogradPlace(segment: segment, phase: 0, point: point)
        toOutputs.add(place.index, factor, toRow: first + output)
      }
      first += isThree ? 3 : 2
    }
    toPixels = fromPixels.transposed(rows: pixels, in: &memory)
    fromOutputs = toOutputs.transposed(rows: places, in: &memory)
  }

  /// How many segments have a point: −1 belongs to those of three outputs alone.
  func segments(at point: Int) -> Int { point == 3 ? threes : segments }

  /// Rows that the maps of an axis take.
  static func mapRows(pixels: Int, outputs: Int) -> Int {
    let segments = (outputs + 2) / 3
    return 2 * WinogradPlace.count(segments: segments) + pixels + outputs
  }

  private static let pixelsOfThree: [(point: Int, index: Int, factor: Float)] = [
    (0, 0, 1), (0, 2, -1), (1, 1, 0.5), (1, 2, 0.5), (2, 3, 1), (2, 1, -1),
    (3, 2, 0.5), (3, 1, -0.5),
  ]
  private static let pixelsOfTwo: [(point: Int, index: Int, factor: Float)] = [
    (0, 0, 1), (0, 1, -1), (1, 1, 1), (2, 2, 1), (2, 1, -1),
  ]
  private static let outputsOfThree: [(output: Int, point: Int, factor: Float)] = [
    (0, 0, 1), (0, 1, 1), (0, 3, 1), (1, 1, 1), (1, 3, -1), (2, 1, 1), (2, 2, 1), (2, 3, 1),
  ]
  private static let outputsOfTwo: [(output: Int, point: Int, factor: Float)] = [
    (0, 0, 1), (0, 1, 1), (1, 1, 1), (1, 2, 1),
  ]
}

/// A point of a segment in one of the two phases, as one number.
struct WinogradPlace {
  let index: Int

  init(index: Int) { self.index = index }

  init(segment: Int, phase: Int, point: Int) { index = segment << 3 | phase << 2 | point }

  var point: Int { index & 3 }
  var segment: Int { index >> 3 }

  /// The same place in a phase.
  @inline(__always)
  func inPhase(_ phase: Int) -> WinogradPlace {
    WinogradPlace(index: index & ~4 | phase << 2)
  }

  static func count(segments: Int) -> Int { segments << 3 }
}

/// A sparse matrix: each number of its result is a sum of up to three others times their factors.
struct LinearMap {
  /// The numbers that one sum is made of.
  struct Terms: BitwiseCopyable {
    private(set) var count = 0
    private(set) var indices = InlineArray<3, Int>(repeating: 0)
    private(set) var factors = InlineArray<3, Float>(repeating: 0)

    mutating func add(_ index: Int, _ factor: Float) {
      indices[count] = index
      factors[count] = factor
      count += 1
    }
  }

  private let rows: UnsafeMutablePointer<Terms>
  private let count: Int

  /// A map of zeros in the next rows of some memory.
  init(rows count: Int, in memory: inout UnsafeMutablePointer<Terms>) {
    rows = memory
    self.count = count
    rows.update(repeating: Terms(), count: count)
    memory += count
  }

  @inline(__always)
  subscript(row: Int) -> Terms { rows[row] }

  func add(_ index: Int, _ factor: Float, toRow row: Int) { rows[row].add(index, factor) }

  func transposed(rows count: Int, in memory: inout UnsafeMutablePointer<Terms>) -> LinearMap {
    let result = LinearMap(rows: count, in: &memory)
    for row in 0..<self.count {
      let terms = rows[row]
      for i in 0..<terms.count { result.add(row, terms.factors[i], toRow: terms.indices[i]) }
    }
    return result
  }
}

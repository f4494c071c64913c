import CRelaxed

// A product and a sum with one rounding, as everywhere else in the course, in a browser that has the
// instruction: what it learns is then the native program's run, bit for bit. On a processor without
// fused multiply-add the instruction rounds twice.

extension Float {
  /// self + a·b.
  @inline(__always) func addingProduct(_ a: Float, _ b: Float) -> Float {
    relaxed_madd(SIMD4(repeating: a), SIMD4(repeating: b), SIMD4(repeating: self))[0]
  }
}

extension SIMD16<Float> {
  /// self + a·b, lane by lane.
  @inline(__always) func addingProduct(_ a: Self, _ b: Self) -> Self {
    let (lowA, lowB, low) = (a.lowHalf, b.lowHalf, lowHalf)
    let (highA, highB, high) = (a.highHalf, b.highHalf, highHalf)
    return Self(
      lowHalf: SIMD8(
        lowHalf: relaxed_madd(lowA.lowHalf, lowB.lowHalf, low.lowHalf),
        highHalf: relaxed_madd(lowA.highHalf, lowB.highHalf, low.highHalf)),
      highHalf: SIMD8(
        lowHalf: relaxed_madd(highA.lowHalf, highB.lowHalf, high.lowHalf),
        highHalf: relaxed_madd(highA.highHalf, highB.highHalf, high.highHalf)))
  }

  /// Adds a·b, lane by lane.
  @inline(__always) mutating func addProduct(_ a: Self, _ b: Self) { self = addingProduct(a, b) }
}

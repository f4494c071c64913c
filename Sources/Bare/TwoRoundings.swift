// For browsers without the instruction that `OneRounding.swift` needs. A call for each number would
// take its place; two roundings learn as well, but another run than the native program's.

extension Float {
  /// self + a·b.
  @inline(__always) func addingProduct(_ a: Float, _ b: Float) -> Float { self + a * b }
}

extension SIMD16<Float> {
  /// self + a·b, lane by lane.
  @inline(__always) func addingProduct(_ a: Self, _ b: Self) -> Self { self + a * b }

  /// Adds a·b, lane by lane.
  @inline(__always) mutating func addProduct(_ a: Self, _ b: Self) { self += a * b }
}

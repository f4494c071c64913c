/// Normal deviates by the method of Box and Muller (1958), from polynomials of our own.
///
/// Only exact operations and correctly rounded ones are used (integer steps, +, ×, fused
/// multiply-add, square root), so the deviates are the same, bit for bit, on every machine. The
/// polynomials interpolate in Chebyshev points; the deviates are within 5e-6 of those that exact
/// arithmetic makes of the same u and turn, and at most 6.56 from 0.
enum Normal {
  /// Two independent standard normal deviates from two random words.
  @inline(__always)
  static func pair(_ a: UInt32, _ b: UInt32) -> (Float, Float) {
    // 31 bits, the last one set: a point of (0, 1], never 0.
    let u = Float(Int32(truncatingIfNeeded: a &>> 1 | 1)) * 0x1p-31
    let radius = (-2 * logarithm(u)).squareRoot()
    let (x, y) = circle(Float(Int32(bitPattern: b)) * 0x1p-32)
    return (radius * x, radius * y)
  }

  /// ln u for a normal number u > 0, within 1e-7 (1 + |ln u|).
  @inline(__always)
  static func logarithm(_ u: Float) -> Float {
    // u = 2ᵏ (1 + f), where 1 + f lies between √½ and √2.
    let rootOfHalf: Int32 = 0x3F35_04F3
    let bits = Int32(bitPattern: u.bitPattern) &- rootOfHalf
    let k = Float(bits &>> 23)
    let f = Float(bitPattern: UInt32(bitPattern: (bits & 0x7F_FFFF) &+ rootOfHalf)) - 1
    var q: Float = -0.07902744  // ln(1 + f) = f - f²/2 + f³ q(f)
    q = Float(0.12622319).addingProduct(q, f)
    q = Float(-0.12998183).addingProduct(q, f)
    q = Float(0.14214496).addingProduct(q, f)
    q = Float(-0.16641282).addingProduct(q, f)
    q = Float(0.20001045).addingProduct(q, f)
    q = Float(-0.25000307).addingProduct(q, f)
    q = Float(0.3333333).addingProduct(q, f)
    q = Float(-0.5).addingProduct(q, f)
    return (f.addingProduct(f * f, q)).addingProduct(k, 0.6931472)
  }

  /// The cosine and the sine of `turn` whole turns, for |turn| ≤ 1/2, within 7e-7.
  @inline(__always)
  static func circle(_ turn: Float) -> (Float, Float) {
    let z = turn * turn
    var s: Float = 0.07765591  // sin πt = t s(t²)
    s = Float(-0.5982904).addingProduct(s, z)
    s = Float(2.5500774).addingProduct(s, z)
    s = Float(-5.1677103).addingProduct(s, z)
    s = Float(3.1415927).addingProduct(s, z) * turn
    var c: Float = -0.024395932  // cos πt = c(t²)
    c = Float(0.23493707).addingProduct(c, z)
    c = Float(-1.335212).addingProduct(c, z)
    c = Float(4.058709).addingProduct(c, z)
    c = Float(-4.934802).addingProduct(c, z)
    c = Float(1).addingProduct(c, z)
    return (Float(1).addingProduct(-2 * s, s), 2 * s * c)
  }
}

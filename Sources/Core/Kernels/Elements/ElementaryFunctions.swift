// The elementary functions as branch-free polynomials. A call to the C library's `expf` keeps a
// loop scalar; these are inlined into it, and the compiler turns sixteen elements at a time into
// vector instructions. Coefficients: our own Chebyshev fits; errors are checked in the tests.

/// x between bounds; NaN stays NaN.
@inline(__always)
private func bounded(_ x: Float, _ low: Float, _ high: Float) -> Float {
  let atLeastLow = x < low ? low : x
  return atLeastLow > high ? high : atLeastLow
}

/// eʳ and n for x = n·ln 2 + r with |r| ≤ ln 2 / 2: then eˣ = 2ⁿ·eʳ.
@inline(__always)
private func exponentialParts(_ x: Float) -> (er: Float, n: Int32) {
  let magic: Float = 0x1.8p23  // adding it rounds to a whole number, found in the low bits
  let shifted = magic.addingProduct(x, 1.442_695)
  let n = shifted - magic
  let r = x.addingProduct(n, -0.693_359_4).addingProduct(n, 2.121_944_4e-4)
  var p: Float = 0.000_198_992_77
  p = Float(0.001_393_364_4).addingProduct(p, r)
  p = Float(0.008_333_298).addingProduct(p, r)
  p = Float(0.041_666_467).addingProduct(p, r)
  p = Float(0.166_666_67).addingProduct(p, r)
  p = Float(0.5).addingProduct(p, r)
  let er = (1 + r).addingProduct(p, r * r)
  return (er, Int32(bitPattern: shifted.bitPattern &- magic.bitPattern))
}

/// 2ⁿ, made from its exponent bits: 0 for n = −127, ∞ for n = 128.
@inline(__always)
private func powerOfTwo(_ n: Int32) -> Float {
  Float(bitPattern: UInt32(bitPattern: n &+ 127) &<< 23)
}

/// eˣ within 2 ulp, subnormal results too; ∞ from 88.7229 on, 0 below −103.98. NaN stays NaN.
@inline(__always)
func exponential(_ x: Float) -> Float {
  let (er, n) = exponentialParts(bounded(x, -104, 89))
  // In two steps: 2ⁿ may be out of reach where 2ⁿ·eʳ is not.
  return er * powerOfTwo(n &>> 1) * powerOfTwo(n &- n &>> 1)
}

/// eˣ within 2 ulp from −87.6 to 88.3, 0 below and ∞ above: for functions that add it to 1, or divide
/// by it, and so are right to 2⁻¹²⁶ beyond. A step less than `exponential`, where each counts.
@inline(__always)
private func coarseExponential(_ x: Float) -> Float {
  let (er, n) = exponentialParts(bounded(x, -88, 89))
  return er * powerOfTwo(n)
}

/// ln x within 2 ulp for positive x, subnormal too; −∞ at 0, NaN below, ∞ at ∞. NaN stays NaN.
///
/// x = 2ᵉ·m with m between √½ and √2: then ln x = e·ln 2 + ln m.
@inline(__always)
func logarithm(_ x: Float) -> Float {
  // A subnormal number is scaled up first: it has no exponent of its own.
  let isSmall = x < .leastNormalMagnitude
  let normal = isSmall ? x * 0x1p23 : x
  let offset = normal.bitPattern &- 0x3F35_04F3  // the bits of √½
  let e = Float(Int32(bitPattern: offset) &>> 23) - (isSmall ? 23 : 0)
  let m = Float(bitPattern: (offset & 0x007F_FFFF) &+ 0x3F35_04F3)
  let t = m - 1
  var p: Float = 0.071_497_54
  p = Float(-0.115_712_01).addingProduct(p, t)
  p = Float(0.116_615_11).addingProduct(p, t)
  p = Float(-0.124_110_505).addingProduct(p, t)
  p = Float(0.142_499_37).addingProduct(p, t)
  p = Float(-0.166_684_81).addingProduct(p, t)
  p = Float(0.200_007_08).addingProduct(p, t)
  p = Float(-0.249_999_9).addingProduct(p, t)
  p = Float(0.333_333_3).addingProduct(p, t)
  let small = Float(0).addingProduct(e, -2.121_944_4e-4).addingProduct(p * t, t * t)
  let result = (t.addingProduct(-0.5, t * t) + small).addingProduct(e, 0.693_359_4)
  let ordinary = x < .infinity ? result : x
  return x > 0 ? ordinary : (x == 0 ? -.infinity : .nan)
}

/// ln(1 + x) for x from 0 to 1 within 2 ulp, for small x too.
///
/// It is 2·artanh s with s = x/(2 + x), at most a third: an odd polynomial.
@inline(__always)
func logarithmOfOnePlus(_ x: Float) -> Float {
  let s = x / (2 + x)
  let u = s * s
  var p: Float = 0.134_337_77
  p = Float(0.141_169_78).addingProduct(p, u)
  p = Float(0.200_038_36).addingProduct(p, u)
  p = Float(0.333_333_2).addingProduct(p, u)
  return 2 * s.addingProduct(p * u, s)
}

/// tanh x within 3 ulp: an odd polynomial near 0, (1 − e⁻²ˣ)/(1 + e⁻²ˣ) elsewhere.
@inline(__always)
func hyperbolicTangent(_ x: Float) -> Float {
  let magnitude = abs(x)
  let u = x * x
  var p: Float = -0.006_104_948
  p = Float(0.021_003_641).addingProduct(p, u)
  p = Float(-0.053_852_5).addingProduct(p, u)
  p = Float(0.133_327_83).addingProduct(p, u)
  p = Float(-0.333_333_28).addingProduct(p, u)
  let near = x.addingProduct(p * u, x)
  let e = coarseExponential(-2 * magnitude)
  let far = (1 - e) / (1 + e)
  return magnitude < 0.625 ? near : (x < 0 ? -far : far)
}

/// 1/(1 + e⁻ˣ), the logistic function, within 3 ulp from −87 on; 0 below −88.4.
@inline(__always)
func logistic(_ x: Float) -> Float { 1 / (1 + coarseExponential(-x)) }

/// ln(1 + eˣ), without overflow, within 3 ulp from −87 on; 0 below −87.7. It is max(x, 0) +
/// ln(1 + e^−|x|).
@inline(__always)
func softplusValue(_ x: Float) -> Float {
  (x > 0 ? x : 0) + logarithmOfOnePlus(coarseExponential(-abs(x)))
}

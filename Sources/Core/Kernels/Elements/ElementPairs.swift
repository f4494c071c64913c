// Functions of two elements; `ElementMaps.swift` says why they are types.

/// x + y.
struct Sum: ElementPair {
  @inline(__always) func callAsFunction(_ x: Float, _ y: Float) -> Float { x + y }
}

/// x − y.
struct Difference: ElementPair {
  @inline(__always) func callAsFunction(_ x: Float, _ y: Float) -> Float { x - y }
}

/// x·y.
struct Product: ElementPair {
  @inline(__always) func callAsFunction(_ x: Float, _ y: Float) -> Float { x * y }
}

/// x.
struct First: ElementPair {
  @inline(__always) func callAsFunction(_ x: Float, _ y: Float) -> Float { x }
}

/// x where y is positive, and elsewhere 0·x, which is a zero with the sign of x: of ±∞ too.
struct Gated: ElementPair {
  @inline(__always) func callAsFunction(_ x: Float, _ y: Float) -> Float {
    y > 0 ? x : Float(signOf: x, magnitudeOf: 0)
  }
}

/// x where y is not 0, and 0 elsewhere, even of what is infinite or not a number.
struct Masked: ElementPair {
  @inline(__always) func callAsFunction(_ x: Float, _ y: Float) -> Float { y == 0 ? 0 : x }
}

/// x where y is positive, slope·x elsewhere.
struct Rectified: ElementPair {
  let slope: Float
  @inline(__always) func callAsFunction(_ x: Float, _ y: Float) -> Float { y > 0 ? x : slope * x }
}

/// The cross-entropy of target y under the logit x: max(x, 0) − x·y + ln(1 + e^−|x|). Target 0 takes
/// nothing off, of −∞ neither.
struct CrossEntropy: ElementPair {
  @inline(__always) func callAsFunction(_ x: Float, _ y: Float) -> Float {
    softplusValue(x) - (y == 0 ? 0 : x * y)
  }
}

/// k·(logistic(x) − y), its derivative by the logit.
struct CrossEntropyGradient: ElementPair {
  let k: Float
  @inline(__always) func callAsFunction(_ x: Float, _ y: Float) -> Float { k * (logistic(x) - y) }
}

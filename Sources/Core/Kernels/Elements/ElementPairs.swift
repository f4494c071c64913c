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

/// x where y is positive, slope·x elsewhere.
struct Rectified: ElementPair {
  let slope: Float
  @inline(__always) func callAsFunction(_ x: Float, _ y: Float) -> Float { y > 0 ? x : slope * x }
}

/// The cross-entropy of target y under the logit x: max(x, 0) − x·y + ln(1 + e^−|x|).
struct CrossEntropy: ElementPair {
  @inline(__always) func callAsFunction(_ x: Float, _ y: Float) -> Float {
    softplusValue(x) - x * y
  }
}

/// k·(logistic(x) − y), its derivative by the logit.
struct CrossEntropyGradient: ElementPair {
  let k: Float
  @inline(__always) func callAsFunction(_ x: Float, _ y: Float) -> Float { k * (logistic(x) - y) }
}

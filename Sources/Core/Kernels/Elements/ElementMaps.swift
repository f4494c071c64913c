// The functions that run over the elements of tensors.
//
// Each is a type and not a closure. A closure that a loop captures is called for every element; a
// type's function is known when the loop is compiled, so it is inlined there, and the compiler
// makes one vector instruction of sixteen elements. Measured: closures took eight times as long.

/// A function of one element.
protocol ElementMap: Sendable {
  func callAsFunction(_ x: Float) -> Float
}

/// A function of two elements.
protocol ElementPair: Sendable {
  func callAsFunction(_ x: Float, _ y: Float) -> Float
}

/// eˣ.
struct Exponential: ElementMap {
  @inline(__always) func callAsFunction(_ x: Float) -> Float { exponential(x) }
}

/// ln x.
struct Logarithm: ElementMap {
  @inline(__always) func callAsFunction(_ x: Float) -> Float { logarithm(x) }
}

/// √x.
struct SquareRoot: ElementMap {
  @inline(__always) func callAsFunction(_ x: Float) -> Float { x.squareRoot() }
}

/// x².
struct Square: ElementMap {
  @inline(__always) func callAsFunction(_ x: Float) -> Float { x * x }
}

/// 1/x.
struct Reciprocal: ElementMap {
  @inline(__always) func callAsFunction(_ x: Float) -> Float { 1 / x }
}

/// |x|.
struct Magnitude: ElementMap {
  @inline(__always) func callAsFunction(_ x: Float) -> Float { abs(x) }
}

/// −1, 0 or 1.
struct Sign: ElementMap {
  @inline(__always) func callAsFunction(_ x: Float) -> Float { x > 0 ? 1 : (x < 0 ? -1 : 0) }
}

/// tanh x.
struct Tangent: ElementMap {
  @inline(__always) func callAsFunction(_ x: Float) -> Float { hyperbolicTangent(x) }
}

/// 1/(1 + e⁻ˣ).
struct Logistic: ElementMap {
  @inline(__always) func callAsFunction(_ x: Float) -> Float { logistic(x) }
}

/// ln(1 + eˣ).
struct Softplus: ElementMap {
  @inline(__always) func callAsFunction(_ x: Float) -> Float { softplusValue(x) }
}

/// x + k.
struct Offset: ElementMap {
  let k: Float
  @inline(__always) func callAsFunction(_ x: Float) -> Float { x + k }
}

/// k·x.
struct Scaling: ElementMap {
  let k: Float
  @inline(__always) func callAsFunction(_ x: Float) -> Float { x * k }
}

/// k − x.
struct Complement: ElementMap {
  let k: Float
  @inline(__always) func callAsFunction(_ x: Float) -> Float { k - x }
}

/// x where positive, and elsewhere 0·x, which is a zero with the sign of x: of −∞ too.
struct PositivePart: ElementMap {
  @inline(__always) func callAsFunction(_ x: Float) -> Float { x < 0 ? -0.0 : x }
}

/// x where positive, slope·x elsewhere.
struct Rectifier: ElementMap {
  let slope: Float
  @inline(__always) func callAsFunction(_ x: Float) -> Float { x > 0 ? x : slope * x }
}

/// x, moved to the nearer bound where it lies outside.
struct Clamp: ElementMap {
  let low: Float
  let high: Float
  @inline(__always) func callAsFunction(_ x: Float) -> Float { min(max(x, low), high) }
}

/// 1 between the bounds, 0 outside.
struct Inside: ElementMap {
  let low: Float
  let high: Float
  @inline(__always) func callAsFunction(_ x: Float) -> Float { x >= low && x <= high ? 1 : 0 }
}

/// 1/√(x + epsilon).
struct InverseDeviation: ElementMap {
  let epsilon: Float
  @inline(__always) func callAsFunction(_ x: Float) -> Float { 1 / (x + epsilon).squareRoot() }
}

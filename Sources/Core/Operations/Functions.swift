// Element-wise functions, each beside its derivative. A rule says dx from the operand x, the
// result y and the upstream gradient dy, in operations that can be differentiated again.

extension Tensor {
  /// eˣ of every element, within 2 ulp, also where it is subnormal; ∞ from 88.73 on.
  public func exponential() -> Tensor {
    nonlinear(self, map(Exponential())) { _, y, dy in dy * y }
  }

  /// ln x of every element, within 2 ulp, also of subnormal numbers; −∞ at 0, NaN below.
  public func logarithm() -> Tensor {
    nonlinear(self, map(Logarithm())) { x, _, dy in dy / x }
  }

  /// √x of every element, correctly rounded; NaN below 0.
  public func squareRoot() -> Tensor {
    nonlinear(self, map(SquareRoot())) { _, y, dy in 0.5 * dy / y }
  }

  /// x² of every element.
  public func squared() -> Tensor {
    nonlinear(self, map(Square())) { x, _, dy in 2 * dy * x }
  }

  /// 1/x of every element, correctly rounded.
  public func reciprocal() -> Tensor {
    nonlinear(self, map(Reciprocal())) { _, y, dy in -(dy * y * y) }
  }

  /// |x| of every element; its derivative at 0 is taken as 0.
  public func abs() -> Tensor {
    let sign = map(Sign())
    return linear(self, map(Magnitude())) { $0 * sign }
  }

  /// Every element, moved to the nearer bound where it lies outside; no gradient flows there.
  public func clamped(to range: ClosedRange<Float>) -> Tensor {
    let (low, high) = (range.lowerBound, range.upperBound)
    let inside = map(Inside(low: low, high: high))
    return linear(self, map(Clamp(low: low, high: high))) { $0 * inside }
  }
}

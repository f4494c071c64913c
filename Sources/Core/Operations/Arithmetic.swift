extension Tensor {
  /// The element-wise sum; axes of size 1 are stretched to fit. Traps if the shapes do not fit.
  public static func + (a: Tensor, b: Tensor) -> Tensor {
    linear(a, b, combine(a, b, Sum()), { $0 }, { $0 })
  }

  /// The element-wise difference; axes of size 1 are stretched to fit.
  public static func - (a: Tensor, b: Tensor) -> Tensor {
    linear(a, b, combine(a, b, Difference()), { $0 }, { -$0 })
  }

  /// The element-wise product; axes of size 1 are stretched to fit.
  public static func * (a: Tensor, b: Tensor) -> Tensor {
    bilinear(a, b, combine(a, b, Product()), { b, dy in dy * b }, { a, dy in dy * a })
  }

  /// The element-wise quotient, a·(1/b); axes of size 1 are stretched to fit. Where b is subnormal, 1/b
  /// may be infinite.
  public static func / (a: Tensor, b: Tensor) -> Tensor { a * b.reciprocal() }

  /// The negative of every element.
  public static prefix func - (x: Tensor) -> Tensor { linear(x, x.map(Scaling(k: -1))) { -$0 } }

  /// Every element plus a number.
  public static func + (x: Tensor, k: Float) -> Tensor { linear(x, x.map(Offset(k: k))) { $0 } }

  /// A number plus every element.
  public static func + (k: Float, x: Tensor) -> Tensor { x + k }

  /// Every element minus a number.
  public static func - (x: Tensor, k: Float) -> Tensor { x + -k }

  /// A number minus every element.
  public static func - (k: Float, x: Tensor) -> Tensor {
    linear(x, x.map(Complement(k: k))) { -$0 }
  }

  /// Every element times a number.
  public static func * (x: Tensor, k: Float) -> Tensor {
    linear(x, x.map(Scaling(k: k))) { $0 * k }
  }

  /// A number times every element.
  public static func * (k: Float, x: Tensor) -> Tensor { x * k }

  /// Every element divided by a number.
  public static func / (x: Tensor, k: Float) -> Tensor { x * (1 / k) }

  /// A number divided by every element.
  public static func / (k: Float, x: Tensor) -> Tensor { x.reciprocal() * k }
}

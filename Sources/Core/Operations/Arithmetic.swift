extension Tensor {
  /// Runs `f` over two operands, stretched to the shape they share.
  static func combine(_ a: Tensor, _ b: Tensor, _ f: some ElementPair) -> Tensor {
    if a.shape == b.shape {
      return Tensor(a.shape) { y in read(a, b) { Kernels.zip($0, $1, into: y, a.count, f) } }
    }
    let shape = a.shape.broadcast(with: b.shape)
    let plan = BroadcastPlan(a.shape, b.shape, result: shape)
    return Tensor(shape) { y in read(a, b) { Kernels.zip($0, $1, plan, into: y, f) } }
  }

  /// Applies `f` to every element.
  func map(_ f: some ElementMap) -> Tensor {
    Tensor(shape) { y in read { Kernels.map($0, into: y, count, f) } }
  }

  /// The element-wise sum; axes of size 1 are stretched to fit. Traps if the shapes do not fit.
  public static func + (a: Tensor, b: Tensor) -> Tensor {
    let (shapeA, shapeB) = (a.shape, b.shape)
    return linear([a, b], combine(a, b, Sum())) { $1.summed(to: $0 == 0 ? shapeA : shapeB) }
  }

  /// The element-wise difference; axes of size 1 are stretched to fit.
  public static func - (a: Tensor, b: Tensor) -> Tensor {
    let (shapeA, shapeB) = (a.shape, b.shape)
    return linear([a, b], combine(a, b, Difference())) {
      $0 == 0 ? $1.summed(to: shapeA) : (-$1).summed(to: shapeB)
    }
  }

  /// The element-wise product; axes of size 1 are stretched to fit.
  public static func * (a: Tensor, b: Tensor) -> Tensor {
    let (shapeA, shapeB) = (a.shape, b.shape)
    return bilinear(
      a, b, combine(a, b, Product()), { b, dy in (dy * b).summed(to: shapeA) },
      { a, dy in (dy * a).summed(to: shapeB) })
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

// The slope of a rectifier, sixteen elements at a time. Compiled for size, the loop over any function takes one
// element after the other, and a processor guesses wrong at every second sign; it took an eighth of a round.

extension Tensor {
  /// Taken before the `combine` for any function.
  static func combine(_ a: Tensor, _ b: Tensor, _ f: Rectified) -> Tensor {
    combine(a, b, f) { x, y in (f.slope * x).replacing(with: x, where: y .> 0) }
  }

  /// Taken before the `combine` for any function.
  static func combine(_ a: Tensor, _ b: Tensor, _ f: Gated) -> Tensor {
    combine(a, b, f) { x, y in
      let zeros = unsafeBitCast(x, to: SIMD16<UInt32>.self) & 0x8000_0000
      return unsafeBitCast(zeros, to: Vector.self).replacing(with: x, where: y .> 0)
    }
  }

  /// Two tensors of one shape: sixteen elements at a time, and what is left one by one.
  @inline(__always)
  private static func combine(
    _ a: Tensor, _ b: Tensor, _ f: some ElementPair, _ wide: (Vector, Vector) -> Vector
  ) -> Tensor {
    require(a.shape == b.shape, "A rectifier's slopes have its result's shape.")
    return Tensor(a.shape) { z in
      read(a, b) { x, y in
        let whole = a.count & ~15
        for i in stride(from: 0, to: whole, by: 16) {
          (z + i).vector = wide((x + i).vector, (y + i).vector)
        }
        for i in whole..<a.count { z[i] = f(x[i], y[i]) }
      }
    }
  }
}

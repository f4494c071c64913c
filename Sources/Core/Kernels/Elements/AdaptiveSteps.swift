/// √v for each lane, v ≥ 0, within 2 ulp, without the processor's square root, which makes one lane
/// after the other wait: a guess from the halved exponent (Lomont 2003), three Newton steps towards
/// 1/√v, and one towards √v. Zero stays zero.
@inline(__always)
func squareRoot(_ v: Vector) -> Vector {
  let halved = unsafeBitCast(v, to: SIMD16<UInt32>.self) &>> 1
  var inverse = unsafeBitCast(SIMD16<UInt32>(repeating: 0x5F37_59DF) &- halved, to: Vector.self)
  let half = v * 0.5
  for _ in 0..<3 { inverse *= Vector(repeating: 1.5) - half * inverse * inverse }
  let root = v * inverse
  return root.addingProduct(inverse * 0.5, v - root * root)
}

/// Zero in the lanes of a mean that has faded to less than 2⁻¹⁰⁰. Where a gradient stays zero, as in a
/// dead unit, the mean would sink on into the numbers below 2⁻¹²⁶, with which processors are many times
/// slower; what it moves is then far below the rounding of any weight.
@inline(__always)
private func withoutTraces(_ mean: Vector) -> Vector {
  var mean = mean
  let magnitude = unsafeBitCast(mean, to: SIMD16<UInt32>.self) & 0x7FFF_FFFF
  mean.replace(with: 0, where: unsafeBitCast(magnitude, to: Vector.self) .< 0x1p-100)
  return mean
}

/// A gradient whose square is not beyond the largest number: lanes beyond ±2⁶³ become that. What is
/// infinite or not a number stays, and shows in the weights.
@inline(__always)
private func squarable(_ g: Vector) -> Vector {
  let isLarge = g * g .> 0x1p126
  guard any(isLarge) else { return g }
  let isFinite = (g .> -.infinity) .& (g .< .infinity)
  return g.replacing(with: 0x1p63, where: isLarge .& isFinite .& (g .> 0))
    .replacing(with: -0x1p63, where: isLarge .& isFinite .& (g .< 0))
}

@inline(__always)
private func squarable(_ g: Float) -> Float {
  g * g > 0x1p126 && g.isFinite ? Float(signOf: g, magnitudeOf: 0x1p63) : g
}

/// The passes over memory of the optimisers that divide by a mean squared gradient, sixteen
/// parameters at a time. Written out in vectors: five pointers in one loop are more than the
/// compiler will prove to be different memory, and it would go one by one.
extension Kernels {
  /// One step of Adam: mean ← β₁·mean + (1 − β₁)·g, square ← β₂·square + (1 − β₂)·g²,
  /// new = old − rate·mean/(√square + floor).
  static func adam(
    _ count: Int, gradient: UnsafePointer<Float>, mean: UnsafeMutablePointer<Float>,
    square: UnsafeMutablePointer<Float>, old: UnsafePointer<Float>,
    new: UnsafeMutablePointer<Float>, beta1: Float, beta2: Float, rate: Float, floor: Float
  ) {
    let span = KernelProfile.begin(.optimizers)
    defer { span.end() }
    Parallel.chunks(
      count, minimum: parallelMinimum, sharing: (gradient, mean, square, old, new)
    ) { range, memory in
      let (gradient, mean, square, old, new) = memory
      let whole = range.lowerBound + (range.count & ~15)
      let (slow1, slow2) = (Vector(repeating: beta1), Vector(repeating: beta2))
      for i in stride(from: range.lowerBound, to: whole, by: 16) {
        let g = squarable((gradient + i).vector)
        let m = withoutTraces(g.addingProduct(slow1, (mean + i).vector - g))
        let v = (g * g).addingProduct(slow2, (square + i).vector - g * g)
        (mean + i).vector = m
        (square + i).vector = v
        (new + i).vector = (old + i).vector - rate * m / (squareRoot(v) + floor)
      }
      for i in whole..<range.upperBound {
        let g = squarable(gradient[i])
        mean[i] = g.addingProduct(beta1, mean[i] - g)
        square[i] = (g * g).addingProduct(beta2, square[i] - g * g)
        new[i] = old[i] - rate * mean[i] / (square[i].squareRoot() + floor)
      }
    }
  }

  /// One step of RMSProp: square ← β·square + (1 − β)·g², new = old − rate·g/(√square + floor).
  static func rmsProp(
    _ count: Int, gradient: UnsafePointer<Float>, square: UnsafeMutablePointer<Float>,
    old: UnsafePointer<Float>, new: UnsafeMutablePointer<Float>, decay: Float, rate: Float,
    floor: Float
  ) {
    let span = KernelProfile.begin(.optimizers)
    defer { span.end() }
    Parallel.chunks(
      count, minimum: parallelMinimum, sharing: (gradient, square, old, new)
    ) { range, memory in
      let (gradient, square, old, new) = memory
      let whole = range.lowerBound + (range.count & ~15)
      for i in stride(from: range.lowerBound, to: whole, by: 16) {
        let g = squarable((gradient + i).vector)
        let v = (g * g).addingProduct(Vector(repeating: decay), (square + i).vector - g * g)
        (square + i).vector = v
        (new + i).vector = (old + i).vector - rate * g / (squareRoot(v) + floor)
      }
      for i in whole..<range.upperBound {
        let g = squarable(gradient[i])
        square[i] = (g * g).addingProduct(decay, square[i] - g * g)
        new[i] = old[i] - rate * g / (square[i].squareRoot() + floor)
      }
    }
  }
}

// The other passes over parameters, in plain loops that the compiler makes vectors of.
extension Kernels {
  /// One step of gradient descent: new = old − rate·g; with a velocity, velocity ← momentum·velocity
  /// + g and new = old − rate·velocity.
  static func descend(
    _ count: Int, gradient: UnsafePointer<Float>, velocity: UnsafeMutablePointer<Float>?,
    old: UnsafePointer<Float>, new: UnsafeMutablePointer<Float>, momentum: Float, rate: Float
  ) {
    let span = KernelProfile.begin(.optimizers)
    defer { span.end() }
    Parallel.chunks(
      count, minimum: parallelMinimum, sharing: (gradient, velocity, old, new)
    ) { range, memory in
      let (gradient, velocity, old, new) = memory
      guard let velocity else {
        for i in range { new[i] = old[i] - rate * gradient[i] }
        return
      }
      for i in range {
        let v = momentum * velocity[i] + gradient[i]
        velocity[i] = v
        new[i] = old[i] - rate * v
      }
    }
  }

  /// mean ← mean + share·(x − mean).
  static func approach(
    _ count: Int, _ x: UnsafePointer<Float>, share: Float, mean: UnsafeMutablePointer<Float>
  ) {
    let span = KernelProfile.begin(.optimizers)
    defer { span.end() }
    Parallel.chunks(count, minimum: parallelMinimum, sharing: (x, mean)) { range, memory in
      let (x, mean) = memory
      for i in range { mean[i] = mean[i].addingProduct(share, x[i] - mean[i]) }
    }
  }
}

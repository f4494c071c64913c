extension Kernels {
  /// Copies elements in the order of `sizes`, taking `steps[axis]` along each axis of the source.
  static func gather(
    _ x: UnsafePointer<Float>, sizes: [Int], steps: [Int], into y: UnsafeMutablePointer<Float>
  ) {
    let span = KernelProfile.begin(.elements)
    defer { span.end() }
    guard let inner = sizes.last else {
      y[0] = x[0]
      return
    }
    let step = steps.last!
    let rows = sizes.dropLast().reduce(1, *)
    Parallel.chunks(
      rows, minimum: max(1, parallelMinimum / max(1, inner)), sharing: (x, y)
    ) { range, memory in
      let (x, y) = memory
      for row in range {
        var (offset, rest) = (0, row)
        for axis in sizes.indices.dropLast().reversed() {
          offset += rest % sizes[axis] * steps[axis]
          rest /= sizes[axis]
        }
        let (source, target) = (x + offset, y + row * inner)
        for i in 0..<inner { target[i] = source[i * step] }
      }
    }
  }

  /// Copies runs of `count` elements, which begin at certain distances from each other.
  static func copyRuns(
    _ runs: Int, of count: Int, from x: UnsafePointer<Float>, every step: Int,
    to y: UnsafeMutablePointer<Float>, every stride: Int
  ) {
    let span = KernelProfile.begin(.elements)
    defer { span.end() }
    for run in 0..<runs { (y + run * stride).update(from: x + run * step, count: count) }
  }
}

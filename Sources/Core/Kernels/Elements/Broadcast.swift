/// How two operands of different shapes run together through one loop.
///
/// Neighbouring axes that both operands walk alike are merged, so that most cases come down to two
/// or three axes: a bias added to rows, or one number per image scaling its pixels.
struct BroadcastPlan {
  /// Sizes of the merged axes, outermost first, and the step each operand takes along them: the
  /// product of the inner sizes, or 0 where it is stretched.
  var sizes: [Int] = []
  var stepsA: [Int] = []
  var stepsB: [Int] = []

  /// The same walk with the first operand in both places: for stretching one tensor alone.
  var firstAlone: BroadcastPlan {
    var plan = self
    plan.stepsB = stepsA
    return plan
  }
}

extension Kernels {
  /// z = f(a, b) with both operands stretched to the plan's sizes.
  static func zip<Function: ElementPair>(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ plan: BroadcastPlan,
    into z: UnsafeMutablePointer<Float>, _ f: Function
  ) {
    let span = KernelProfile.begin(.elements)
    defer { span.end() }
    let inner = plan.sizes.last!
    if inner == 0 { return }
    let rows = plan.sizes.dropLast().reduce(1, *)
    let (innerA, innerB) = (plan.stepsA.last!, plan.stepsB.last!)
    Parallel.chunks(
      rows, minimum: max(1, parallelMinimum / inner), sharing: (a, b, z)
    ) { range, memory in
      let (a, b, z) = memory
      for row in range {
        var (offsetA, offsetB, rest) = (0, 0, row)
        for axis in plan.sizes.indices.dropLast().reversed() {
          let place = rest % plan.sizes[axis]
          rest /= plan.sizes[axis]
          offsetA += place * plan.stepsA[axis]
          offsetB += place * plan.stepsB[axis]
        }
        let (x, y, out) = (a + offsetA, b + offsetB, z + row * inner)
        switch (innerA, innerB) {
        case (1, 1): for i in 0..<inner { out[i] = f(x[i], y[i]) }
        case (1, 0):
          let y = y[0]
          for i in 0..<inner { out[i] = f(x[i], y) }
        case (0, 1):
          let x = x[0]
          for i in 0..<inner { out[i] = f(x, y[i]) }
        default:
          let value = f(x[0], y[0])
          for i in 0..<inner { out[i] = value }
        }
      }
    }
  }
}

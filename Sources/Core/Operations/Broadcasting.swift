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
}

extension BroadcastPlan {
  /// The walk through two operands of these shapes that fills `result`, the shape they share.
  init(_ a: Shape, _ b: Shape, result: Shape) {
    self.init()
    var (stepA, stepB) = (1, 1)
    for axis in result.indices.reversed() where result[axis] != 1 {
      let size = result[axis]
      let (axisA, axisB) = (axis - (result.rank - a.rank), axis - (result.rank - b.rank))
      let stretchedA = axisA < 0 || a[axisA] == 1
      let stretchedB = axisB < 0 || b[axisB] == 1
      let (sa, sb) = (stretchedA ? 0 : stepA, stretchedB ? 0 : stepB)
      if let inner = sizes.first, sa == stepsA[0] * inner, sb == stepsB[0] * inner,
        (sa == 0) == (stepsA[0] == 0), (sb == 0) == (stepsB[0] == 0)
      {
        sizes[0] = inner * size
      } else {
        sizes.insert(size, at: 0)
        stepsA.insert(sa, at: 0)
        stepsB.insert(sb, at: 0)
      }
      if !stretchedA { stepA *= size }
      if !stretchedB { stepB *= size }
    }
    if sizes.isEmpty {
      (sizes, stepsA, stepsB) = ([1], [1], [1])
    }
  }
}

extension Tensor {
  /// The sum of all elements, a scalar.
  public func sum() -> Tensor {
    let shape = shape
    return linear(self, Tensor(read { Kernels.total($0, count) })) { $0.expanded(to: shape) }
  }

  /// The mean of all elements, a scalar; traps if there are none.
  public func mean() -> Tensor {
    require(count > 0, "A tensor of shape \(shape) has no mean.")
    return sum() * (1 / Float(count))
  }

  /// The sum along one axis, counted from the end where negative; the axis goes, or stays with
  /// size 1.
  public func sum(along axis: Int, keepingAxis: Bool = false) -> Tensor {
    let axis = shape.axis(axis)
    let whole = shape
    let (outer, middle, inner) = shape.folded(around: axis)
    let y = Tensor(shape.reducing([axis])) { y in
      read { Kernels.sum($0, outer: outer, middle: middle, inner: inner, into: y) }
    }
    let sum = linear(self, y) { $0.expanded(to: whole) }
    return keepingAxis ? sum : sum.reshaped(shape.removing([axis]))
  }

  /// The sum along several axes; traps if one comes twice.
  public func sum(along axes: [Int], keepingAxes: Bool = false) -> Tensor {
    let axes = shape.axes(axes)
    let sum = summed(to: shape.reducing(axes))
    return keepingAxes ? sum : sum.reshaped(shape.removing(axes))
  }

  /// The mean along one axis; traps if it is empty.
  public func mean(along axis: Int, keepingAxis: Bool = false) -> Tensor {
    sum(along: axis, keepingAxis: keepingAxis) * share(along: [axis])
  }

  /// The mean along several axes; traps if one is empty or comes twice.
  public func mean(along axes: [Int], keepingAxes: Bool = false) -> Tensor {
    sum(along: axes, keepingAxes: keepingAxes) * share(along: axes)
  }

  /// What one element counts for in a mean.
  private func share(along axes: [Int]) -> Float {
    let count = axes.reduce(1) { $0 * shape[shape.axis($1)] }
    require(count > 0, "A tensor of shape \(shape) has no mean along \(axes).")
    return 1 / Float(count)
  }

  /// Repeated along axes of size 1, and along new leading ones, until it has `shape`; traps if that
  /// cannot be.
  public func expanded(to shape: Shape) -> Tensor {
    if self.shape == shape { return self }
    require(
      self.shape.broadcast(with: shape) == shape,
      "The shape \(self.shape) cannot be stretched to \(shape).")
    let original = self.shape
    let plan = BroadcastPlan(original, shape, result: shape)
    let y = Tensor(shape) { y in
      read { Kernels.zip($0, $0, plan.firstAlone, into: y, First()) }
    }
    return linear(self, y) { $0.summed(to: original) }
  }

  /// Summed along the axes in which `shape` has size 1 or which it lacks: the opposite of
  /// `expanded(to:)`.
  public func summed(to shape: Shape) -> Tensor {
    if self.shape == shape { return self }
    if shape.elementCount == 1 { return sum().reshaped(shape) }
    let missing = rank - shape.rank
    require(
      missing >= 0 && shape.broadcast(with: self.shape) == self.shape,
      "The shape \(self.shape) cannot be summed to \(shape).")
    var total = self
    var axis = 0
    while axis < rank {
      // Neighbouring axes are summed in one pass.
      var end = axis
      while end < rank, end < missing || (shape[end - missing] == 1 && self.shape[end] != 1) {
        end += 1
      }
      if end > axis { total = total.sum(overAxes: axis..<end) }
      axis = end + 1
    }
    return total.reshaped(shape)
  }

  /// The sum over neighbouring axes, each kept with size 1.
  private func sum(overAxes axes: Range<Int>) -> Tensor {
    let kept = shape.reducing(Array(axes))
    let merged = Shape(
      shape[..<axes.lowerBound] + [shape[axes].reduce(1, *)] + shape[axes.upperBound...])
    return reshaped(merged).sum(along: axes.lowerBound, keepingAxis: true).reshaped(kept)
  }

  /// The largest element along one axis, the first of equals; the gradient goes to its place alone.
  /// NaN counts as larger than any number. Traps if the axis is empty.
  public func max(along axis: Int, keepingAxis: Bool = false) -> Tensor {
    let axis = shape.axis(axis)
    let (whole, kept) = (shape, shape.reducing([axis]))
    let (outer, middle, inner) = shape.folded(around: axis)
    require(middle > 0, "There is no largest element along the empty axis \(axis) of \(shape).")
    let largest = Storage(count: kept.elementCount)
    let places = read {
      Kernels.largest($0, outer: outer, middle: middle, inner: inner, into: largest.pointer)
    }
    let result = linear(self, Tensor(largest, shape: kept)) { $0 * .ones(at: places, in: whole) }
    return keepingAxis ? result : result.reshaped(shape.removing([axis]))
  }

  /// Ones at the given places, zeros elsewhere.
  private static func ones(at places: [Int], in shape: Shape) -> Tensor {
    Tensor(shape) { y in
      y.update(repeating: 0, count: shape.elementCount)
      for place in places { y[place] = 1 }
    }
  }

  /// The place of the largest element along the last axis, the first of equals, one for each row; NaN
  /// counts as larger than any number. Traps if the axis is empty.
  public func argmax() -> [Int] {
    let size = shape[shape.axis(-1)]
    require(size > 0, "There is no largest element in the empty rows of \(shape).")
    return read { x in
      (0..<count / size).map { row in
        (0..<size).reduce(0) { exceeds(x[row * size + $1], x[row * size + $0]) ? $1 : $0 }
      }
    }
  }
}

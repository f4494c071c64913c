extension Tensor {
  /// The sum of all elements, a scalar.
  public func sum() -> Tensor {
    let shape = shape
    return linear(self, Tensor(Kernels.total(pointer, count))) { $0.expanded(to: shape) }
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
    let kept = shape.reducing([axis])
    let outer = shape[..<axis].reduce(1, *)
    let inner = shape[(axis + 1)...].reduce(1, *)
    let whole = shape
    let y = Tensor(kept) {
      Kernels.sum(pointer, outer: outer, middle: shape[axis], inner: inner, into: $0)
    }
    let sum = linear(self, y) { $0.expanded(to: whole) }
    return keepingAxis ? sum : sum.reshaped(shape.removing([axis]))
  }

  /// The sum along several axes.
  public func sum(along axes: [Int], keepingAxes: Bool = false) -> Tensor {
    let axes = axes.map(shape.axis)
    let sum = summed(to: shape.reducing(axes))
    return keepingAxes ? sum : sum.reshaped(shape.removing(axes))
  }

  /// The mean along one axis.
  public func mean(along axis: Int, keepingAxis: Bool = false) -> Tensor {
    sum(along: axis, keepingAxis: keepingAxis) * (1 / Float(shape[shape.axis(axis)]))
  }

  /// The mean along several axes.
  public func mean(along axes: [Int], keepingAxes: Bool = false) -> Tensor {
    let count = axes.reduce(1) { $0 * shape[shape.axis($1)] }
    return sum(along: axes, keepingAxes: keepingAxes) * (1 / Float(count))
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
    let y = Tensor(shape) { Kernels.zip(pointer, pointer, plan.firstAlone, into: $0, First()) }
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

  /// The largest element along one axis; the gradient goes to its place alone.
  public func largest(along axis: Int, keepingAxis: Bool = false) -> Tensor {
    let axis = shape.axis(axis)
    let kept = shape.reducing([axis])
    let middle = shape[axis]
    let places = Storage(count: kept.elementCount)
    let y = Tensor(kept) {
      Kernels.largest(
        pointer, outer: shape[..<axis].reduce(1, *), middle: middle,
        inner: shape[(axis + 1)...].reduce(1, *), into: $0, places: places.pointer)
    }
    guard node != nil else { return keepingAxis ? y : y.reshaped(shape.removing([axis])) }
    let chosen = Tensor.places(Tensor(places, shape: kept), along: axis, size: middle)
    let result = linear(self, y) { $0 * chosen }
    return keepingAxis ? result : result.reshaped(shape.removing([axis]))
  }

  /// Ones at the given places along an axis of `size`, zeros elsewhere.
  private static func places(_ places: Tensor, along axis: Int, size: Int) -> Tensor {
    var axes = [Int](repeating: 1, count: places.rank)
    axes[axis] = size
    let numbers = Tensor((0..<size).map(Float.init), shape: Shape(axes))
    return (numbers - places).map(IsZero())
  }

  /// The place of the largest element along the last axis, one for each row.
  public func indexOfLargest() -> [Int] {
    let (rows, size) = (count / shape[rank - 1], shape[rank - 1])
    return (0..<rows).map { row in
      let line = UnsafeBufferPointer(start: pointer + row * size, count: size)
      return line.indices.reduce(0) { line[$1] > line[$0] ? $1 : $0 }
    }
  }
}

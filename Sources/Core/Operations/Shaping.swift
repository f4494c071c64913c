// Operations that move elements and change none. Each is linear, and each has its opposite.

extension Tensor {
  /// The same elements in another shape `[…]`; −1 stands for the one size that follows from the
  /// others. Traps if the number of elements differs, or if no one size follows. Costs nothing.
  public func reshaped(_ axes: [Int]) -> Tensor {
    guard let open = axes.firstIndex(of: -1) else { return reshaped(Shape(axes)) }
    var axes = axes
    axes[open] = 1
    let known = Shape(axes).elementCount
    require(
      known > 0 && count % known == 0,
      "\(shape) has \(count) elements: no size of axis \(open) follows from the others, \(axes).")
    axes[open] = count / known
    return reshaped(Shape(axes))
  }

  /// The same elements in another shape; traps if their number differs.
  public func reshaped(_ shape: Shape) -> Tensor {
    if self.shape == shape { return self }
    require(
      shape.elementCount == count,
      "\(self.shape) holds \(count) elements and cannot become \(shape) with \(shape.elementCount)."
    )
    let original = self.shape
    return linear(self, Tensor(storage, shape: shape)) { $0.reshaped(original) }
  }

  /// Each row of the first axis laid out flat: `[N, …]` becomes `[N, features]`.
  public func flattened() -> Tensor {
    let rows = shape.folded(around: shape.axis(0))
    return reshaped([rows.middle, rows.inner])
  }

  /// The axes in another order: axis `i` of the result is axis `order[i]` of this. Traps unless
  /// `order` names each axis once.
  public func transposed(_ order: [Int]) -> Tensor {
    require(
      order.sorted() == Array(0..<rank), "\(order) is not an order of the axes of \(shape).")
    var steps = [Int](repeating: 1, count: rank)
    for axis in (0..<rank).dropLast().reversed() { steps[axis] = steps[axis + 1] * shape[axis + 1] }
    let result = Shape(order.map { shape[$0] })
    let sizes = Array(result)
    let stepsHere = order.map { steps[$0] }
    let y = Tensor(result) { target in
      read { Kernels.gather($0, sizes: sizes, steps: stepsHere, into: target) }
    }
    let back = (0..<rank).map { order.firstIndex(of: $0)! }
    return linear(self, y) { $0.transposed(back) }
  }

  /// Rows and columns exchanged: `[m, n]` becomes `[n, m]`.
  public func transposed() -> Tensor { transposed(Array((0..<rank).reversed())) }

  /// The part of an axis that `range` names; traps if it is not inside.
  public func slice(_ range: Range<Int>, along axis: Int = 0) -> Tensor {
    let axis = shape.axis(axis)
    let (outer, size, inner) = shape.folded(around: axis)
    require(
      range.lowerBound >= 0 && range.upperBound <= size,
      "\(range) is not a part of axis \(axis) of the shape \(shape).")
    let run = range.count * inner
    let y = Tensor(shape.replacing(axis, by: range.count)) { target in
      read {
        Kernels.copyRuns(
          outer, of: run, from: $0 + range.lowerBound * inner, every: size * inner, to: target,
          every: run)
      }
    }
    return linear(self, y) {
      $0.padded(along: axis, before: range.lowerBound, after: size - range.upperBound)
    }
  }

  /// Zeros added in front of and behind an axis: the opposite of `slice`. Traps on negative counts,
  /// and on such that no memory holds the result.
  public func padded(along axis: Int, before: Int, after: Int) -> Tensor {
    let axis = shape.axis(axis)
    let sizes = 0...Shape.maximumCount
    require(
      sizes.contains(before) && sizes.contains(after),
      "\(before) and \(after) are no counts of zeros to pad with.")
    let (outer, size, inner) = shape.folded(around: axis)
    let whole = before + size + after
    let y = Tensor(shape.replacing(axis, by: whole)) { target in
      target.update(repeating: 0, count: outer * whole * inner)
      read {
        Kernels.copyRuns(
          outer, of: size * inner, from: $0, every: size * inner, to: target + before * inner,
          every: whole * inner)
      }
    }
    return linear(self, y) { $0.slice(before..<before + size, along: axis) }
  }

  /// Tensors joined along an axis; all other axes must agree. Traps on an empty list or shapes that
  /// do not fit.
  public static func concatenated(_ parts: [Tensor], along axis: Int = 0) -> Tensor {
    require(!parts.isEmpty, "There is nothing to concatenate.")
    let axis = parts[0].shape.axis(axis)
    let frame = parts[0].shape.reducing([axis])
    for part in parts {
      require(
        part.rank > axis && part.shape.reducing([axis]) == frame,
        "\(part.shape) does not continue \(parts[0].shape) along axis \(axis).")
    }
    let bounds = parts.reduce(into: [0]) { $0.append($0.last! + $1.shape[axis]) }
    let whole = bounds.last!
    let (outer, _, inner) = frame.folded(around: axis)
    let y = Tensor(frame.replacing(axis, by: whole)) { target in
      for (part, start) in zip(parts, bounds) {
        let run = part.shape[axis] * inner
        part.read {
          Kernels.copyRuns(
            outer, of: run, from: $0, every: run, to: target + start * inner, every: whole * inner)
        }
      }
    }
    return linear(parts, y) { $1.slice(bounds[$0]..<bounds[$0 + 1], along: axis) }
  }

  /// The rows of the first axis with the given numbers, in that order; a row may come twice. Traps
  /// on a number that is not a row.
  public func rows(_ numbers: [Int]) -> Tensor {
    let (_, rows, inner) = shape.folded(around: shape.axis(0))
    for number in numbers {
      require(number >= 0 && number < rows, "There is no row \(number) in \(shape).")
    }
    let y = Tensor(shape.replacing(0, by: numbers.count)) { target in
      read { x in
        for (place, number) in numbers.enumerated() {
          (target + place * inner).update(from: x + number * inner, count: inner)
        }
      }
    }
    return linear(self, y) { $0.scattered(toRows: numbers, of: rows) }
  }

  /// Each row added to the row of a zero tensor that `numbers` names: the opposite of `rows`.
  private func scattered(toRows numbers: [Int], of rows: Int) -> Tensor {
    let inner = shape.folded(around: 0).inner
    let y = Tensor(shape.replacing(0, by: rows)) { target in
      target.update(repeating: 0, count: rows * inner)
      read { x in
        for (place, number) in numbers.enumerated() {
          for i in 0..<inner { target[number * inner + i] += x[place * inner + i] }
        }
      }
    }
    return linear(self, y) { $0.rows(numbers) }
  }
}

// Operations that move elements and change none. Each is linear, and each has its opposite.

extension Tensor {
  /// The same elements in another shape `[…]`; −1 stands for the one size that follows from the
  /// others. Traps if the number of elements differs. Costs nothing.
  public func reshaped(_ axes: [Int]) -> Tensor {
    let known = axes.filter { $0 != -1 }.reduce(1, *)
    return reshaped(Shape(axes.map { $0 == -1 ? count / max(1, known) : $0 }))
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
  public func flattened() -> Tensor { reshaped([shape[0], count / max(1, shape[0])]) }

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
      Kernels.gather(pointer, sizes: sizes, steps: stepsHere, into: target)
    }
    let back = (0..<rank).map { order.firstIndex(of: $0)! }
    return linear(self, y) { $0.transposed(back) }
  }

  /// Rows and columns exchanged: `[m, n]` becomes `[n, m]`.
  public func transposed() -> Tensor { transposed(Array((0..<rank).reversed())) }

  /// The part of an axis that `range` names; traps if it is not inside.
  public func slice(_ range: Range<Int>, along axis: Int = 0) -> Tensor {
    let axis = shape.axis(axis)
    let size = shape[axis]
    require(
      range.lowerBound >= 0 && range.upperBound <= size,
      "\(range) is not a part of axis \(axis) of the shape \(shape).")
    let (outer, inner) = (shape[..<axis].reduce(1, *), shape[(axis + 1)...].reduce(1, *))
    let part = Shape(shape[..<axis] + [range.count] + shape[(axis + 1)...])
    let y = Tensor(part) { target in
      for o in 0..<outer {
        (target + o * range.count * inner).update(
          from: pointer + (o * size + range.lowerBound) * inner, count: range.count * inner)
      }
    }
    return linear(self, y) {
      $0.padded(along: axis, before: range.lowerBound, after: size - range.upperBound)
    }
  }

  /// Zeros added in front of and behind an axis: the opposite of `slice`. Traps on negative counts.
  public func padded(along axis: Int, before: Int, after: Int) -> Tensor {
    let axis = shape.axis(axis)
    require(before >= 0 && after >= 0, "Padding cannot be negative: \(before), \(after).")
    let size = shape[axis]
    let (outer, inner) = (shape[..<axis].reduce(1, *), shape[(axis + 1)...].reduce(1, *))
    let whole = before + size + after
    let y = Tensor(Shape(shape[..<axis] + [whole] + shape[(axis + 1)...])) { target in
      target.update(repeating: 0, count: outer * whole * inner)
      for o in 0..<outer {
        (target + (o * whole + before) * inner).update(
          from: pointer + o * size * inner, count: size * inner)
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
    let sizes = parts.map { $0.shape[axis] }
    let whole = sizes.reduce(0, +)
    let (outer, inner) = (frame[..<axis].reduce(1, *), frame[(axis + 1)...].reduce(1, *))
    let y = Tensor(Shape(frame[..<axis] + [whole] + frame[(axis + 1)...])) { target in
      var start = 0
      for (part, size) in zip(parts, sizes) {
        for o in 0..<outer {
          (target + (o * whole + start) * inner).update(
            from: part.pointer + o * size * inner, count: size * inner)
        }
        start += size
      }
    }
    if parts.allSatisfy({ $0.node == nil }) { return y }
    return y.attached(
      to: Node(parents: parts.map { $0.node }) { pull in
        var start = 0
        return zip(sizes, pull.wanted).map { size, wanted in
          defer { start += size }
          return wanted ? pull.upstream.slice(start..<start + size, along: axis) : nil
        }
      })
  }

  /// The rows of the first axis with the given numbers, in that order; a row may come twice. Traps
  /// on a number that is not a row.
  public func rows(_ numbers: [Int]) -> Tensor {
    let inner = count / max(1, shape[0])
    let rows = shape[0]
    for number in numbers {
      require(number >= 0 && number < rows, "There is no row \(number) in \(shape).")
    }
    let y = Tensor(Shape([numbers.count] + shape.dropFirst())) { target in
      for (place, number) in numbers.enumerated() {
        (target + place * inner).update(from: pointer + number * inner, count: inner)
      }
    }
    return linear(self, y) { $0.scattered(toRows: numbers, of: rows) }
  }

  /// Each row added to the row of a zero tensor that `numbers` names: the opposite of `rows`.
  private func scattered(toRows numbers: [Int], of rows: Int) -> Tensor {
    let inner = count / max(1, shape[0])
    let y = Tensor(Shape([rows] + shape.dropFirst())) { target in
      target.update(repeating: 0, count: rows * inner)
      for (place, number) in numbers.enumerated() {
        for i in 0..<inner { target[number * inner + i] += pointer[place * inner + i] }
      }
    }
    return linear(self, y) { $0.rows(numbers) }
  }
}

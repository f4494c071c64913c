extension Kernels {
  /// Elements that one partial sum covers: fixed, so that the result does not depend on the cores.
  private static let piece = 16_384

  /// Σ f(x[i]), in sixteen running sums: a single one could not be vectorised, because adding in
  /// another order gives another result.
  @inline(__always)
  static func sum(
    _ x: UnsafePointer<Float>, _ count: Int, _ f: (Float) -> Float
  ) -> Float {
    var lanes = SIMD16<Float>.zero
    let whole = count & ~15
    for i in stride(from: 0, to: whole, by: 16) {
      for lane in 0..<16 { lanes[lane] += f(x[i + lane]) }
    }
    var rest: Float = 0
    for i in whole..<count { rest += f(x[i]) }
    return lanes.sum() + rest
  }

  /// Σ x[i], over pieces fixed by the count alone.
  static func total(_ x: UnsafePointer<Float>, _ count: Int) -> Float {
    let span = KernelProfile.begin(.reductions)
    defer { span.end() }
    let pieces = (count + piece - 1) / piece
    if pieces <= 1 { return sum(x, count) { $0 } }
    return withUnsafeTemporaryAllocation(of: Float.self, capacity: pieces) { partial in
      Parallel.forEach(pieces, sharing: (x, partial.baseAddress!)) { index, memory in
        let (x, partial) = memory
        let start = index * piece
        partial[index] = sum(x + start, min(piece, count - start)) { $0 }
      }
      return sum(partial.baseAddress!, pieces) { $0 }
    }
  }

  /// y[outer, inner] = Σ over the middle axis of x[outer, middle, inner].
  static func sum(
    _ x: UnsafePointer<Float>, outer: Int, middle: Int, inner: Int,
    into y: UnsafeMutablePointer<Float>
  ) {
    let span = KernelProfile.begin(.reductions)
    defer { span.end() }
    if outer * inner == 0 { return }
    if inner == 1 {
      Parallel.chunks(
        outer, minimum: max(1, parallelMinimum / max(1, middle)), sharing: (x, y)
      ) { range, memory in
        let (x, y) = memory
        for row in range { y[row] = sum(x + row * middle, middle) { $0 } }
      }
    } else if outer == 1 {
      sumRows(x, rows: middle, columns: inner, into: y)
    } else {
      Parallel.chunks(
        outer, minimum: max(1, parallelMinimum / max(1, middle * inner)), sharing: (x, y)
      ) { range, memory in
        let (x, y) = memory
        for o in range { addRows(x + o * middle * inner, middle, inner, into: y + o * inner) }
      }
    }
  }

  /// y[column] = Σ x[row, column], in pieces of rows fixed by the shape, summed in their order.
  private static func sumRows(
    _ x: UnsafePointer<Float>, rows: Int, columns: Int, into y: UnsafeMutablePointer<Float>
  ) {
    let rowsAPiece = max(1, 4 * piece / columns)
    let pieces = (rows + rowsAPiece - 1) / rowsAPiece
    if pieces <= 1 { return addRows(x, rows, columns, into: y) }
    withUnsafeTemporaryAllocation(of: Float.self, capacity: pieces * columns) { partial in
      let partial = partial.baseAddress!
      Parallel.forEach(pieces, sharing: (x, partial)) { index, memory in
        let (x, partial) = memory
        let start = index * rowsAPiece
        addRows(
          x + start * columns, min(rowsAPiece, rows - start), columns,
          into: partial + index * columns)
      }
      addRows(partial, pieces, columns, into: y)
    }
  }

  /// y[column] = Σ x[row, column], one row after the other, sixteen columns at a time.
  static func addRows(
    _ x: UnsafePointer<Float>, _ rows: Int, _ columns: Int, into y: UnsafeMutablePointer<Float>
  ) {
    let whole = columns & ~15
    for column in stride(from: 0, to: whole, by: 16) {
      var sum = Vector.zero
      for row in 0..<rows { sum += (x + (row &* columns &+ column)).vector }
      (y + column).vector = sum
    }
    for column in whole..<columns {
      var sum: Float = 0
      for row in 0..<rows { sum += x[row * columns + column] }
      y[column] = sum
    }
  }

  /// y[outer, inner] = the largest x[outer, middle, inner] along the middle axis, which is not empty;
  /// returns where in `x` each is.
  static func largest(
    _ x: UnsafePointer<Float>, outer: Int, middle: Int, inner: Int,
    into y: UnsafeMutablePointer<Float>
  ) -> [Int] {
    let span = KernelProfile.begin(.reductions)
    defer { span.end() }
    return (0..<outer * inner).map { target in
      let first = target / inner * middle * inner + target % inner
      var best = first
      for m in 1..<middle where exceeds(x[first + m * inner], x[best]) { best = first + m * inner }
      y[target] = x[best]
      return best
    }
  }
}

/// Whether `x` takes the place of the largest so far. The first of equals stays. NaN is larger than
/// any number: it shows, where it would be lost otherwise.
@inline(__always)
func exceeds(_ x: Float, _ largest: Float) -> Bool { !(x <= largest) && largest == largest }

// Products for one thread whose matrices are small enough to stay in the first-level cache. What `multiply` gains
// by packing both sides is what it costs here, so a browser reads them where they lie; only of a transposed or
// ragged right side are sixteen columns at a time copied. Each sum is formed in the same order: the bits are equal.

/// result = left · right, for matrices in memory: taken before the `multiply` for any operands.
func multiply(
  _ left: Matrix, _ right: Matrix, into result: UnsafeMutablePointer<Float>, _ target: RowMajor,
  _ epilogue: Epilogue
) {
  require(left.depth <= depthPerBlock, "A product deeper than a block is summed block by block.")
  let panel = Scratch.own.take(16 + 16 * left.depth)
  for column in stride(from: 0, to: right.columns, by: 16) {
    let width = min(16, right.columns - column)
    var (numbers, step) = (right.pointer + column, right.stride)
    if right.isTransposed || width < 16 {
      right.pack(columns: column..<column + width, depth: 0..<left.depth, into: panel + 16)
      (numbers, step) = (UnsafePointer(panel + 16), Tile.columns)
    }
    multiplyColumns(
      left, numbers, step, tile: panel, width, into: result + column, target.stride,
      epilogue.beginning(at: column))
  }
}

extension Epilogue {
  /// The same, for the columns from this one on.
  fileprivate func beginning(at column: Int) -> Epilogue {
    var epilogue = self
    if let bias { epilogue.bias = bias + column }
    return epilogue
  }
}

/// All rows of left, times up to sixteen columns: two rows at a time, whose eight sums of four numbers fit a
/// browser's registers beside what a step needs.
@inline(never)
private func multiplyColumns(
  _ left: Matrix, _ numbers: UnsafePointer<Float>, _ step: Int,
  tile: UnsafeMutablePointer<Float>, _ width: Int, into result: UnsafeMutablePointer<Float>,
  _ stride: Int, _ epilogue: Epilogue
) {
  var row = 0
  while row < left.rows {
    let isPair = row + 1 < left.rows
    let sums: (Vector, Vector)
    if left.isTransposed {
      sums = products(left.pointer + row, isPair ? 1 : 0, left.stride, numbers, step, left.depth)
    } else {
      let start = left.pointer + row * left.stride
      sums = products(start, isPair ? left.stride : 0, 1, numbers, step, left.depth)
    }
    finish(sums.0, tile, width, into: result + row * stride, epilogue)
    if isPair { finish(sums.1, tile, width, into: result + (row + 1) * stride, epilogue) }
    row += 2
  }
}

/// The sums of two rows, `next` floats apart: what they have at each place of the depth, `leftStep` floats apart,
/// times sixteen numbers, `step` floats apart.
@inline(__always)
private func products(
  _ left: UnsafePointer<Float>, _ next: Int, _ leftStep: Int, _ numbers: UnsafePointer<Float>,
  _ step: Int, _ depth: Int
) -> (Vector, Vector) {
  var (first, second) = (Vector.zero, Vector.zero)
  var (upper, lower, numbers) = (left, left + next, numbers)
  for _ in 0..<depth {
    let row = numbers.vector
    first.addProduct(Vector(repeating: upper.pointee), row)
    second.addProduct(Vector(repeating: lower.pointee), row)
    upper += leftStep
    lower += leftStep
    numbers += step
  }
  return (first, second)
}

/// Carries a row of sums to its place, through the epilogue.
@inline(__always)
private func finish(
  _ sums: Vector, _ tile: UnsafeMutablePointer<Float>, _ width: Int,
  into result: UnsafeMutablePointer<Float>, _ epilogue: Epilogue
) {
  if width < 16 {
    tile.vector = sums
    return finishRow(tile, columns: width, into: result, epilogue)
  }
  var sums = sums
  if epilogue.accumulates { sums += result.vector }
  if let bias = epilogue.bias { sums += bias.vector }
  result.vector = epilogue.rectified(sums)
}

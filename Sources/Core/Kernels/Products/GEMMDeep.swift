/// A product whose result is small and whose depth is large, such as the gradient of a first
/// layer's filters: too few tiles for the threads to share, so here they share the depth. How it is
/// cut depends on the shape alone, and the parts are added in order.
func multiplyDeep<Left: LeftOperand, Right: RightOperand, Target: Destination>(
  _ left: Left, _ right: Right, into result: UnsafeMutablePointer<Float>, _ target: Target,
  _ epilogue: Epilogue
) {
  let (rows, columns) = (left.rows, right.columns)
  let blocks = blocks(left.depth)
  let blocksPerPart = (blocks + 31) / 32
  let parts = (blocks + blocksPerPart - 1) / blocksPerPart
  let partials = Scratch.partial.take(parts * rows * columns)
  Parallel.forEach(parts, sharing: (left, right, partials)) { part, memory in
    let (left, right, partials) = memory
    Work(
      left: left, right: right, result: partials + part * rows * columns,
      target: RowMajor(stride: columns), epilogue: Epilogue()
    ).run(
      rows: 0..<rows, columns: 0..<columns,
      blocks: part * blocksPerPart..<min(blocks, (part + 1) * blocksPerPart))
  }
  for part in 1..<parts {
    for i in 0..<rows * columns { partials[i] += partials[part * rows * columns + i] }
  }
  let offsets = Scratch.offsets.take(rows, of: Int.self)
  target.offsets(of: 0..<rows, into: offsets)
  for row in 0..<rows {
    finishRow(partials + row * columns, columns: columns, into: result + offsets[row], epilogue)
  }
}

/// The steps of depth that a panel spans. A panel of the left matrix then fits the first-level
/// cache, and the panels of a block the second. It is part of the result's definition: sums are
/// formed block by block.
let depthPerBlock = 512

/// Into how many pieces, as equal as can be, these panels are cut: an even number of at least 16 if
/// there are enough, so that two, four or eight threads have the same to do.
func pieceCount(_ panels: Int, most: Int) -> Int {
  let pieces = max(16, (panels + most - 1) / most)
  return min(panels, pieces + pieces % 2)
}

func panelCount(_ count: Int, _ size: Int) -> Int { (count + size - 1) / size }

/// The blocks that the depth is cut into: at least one, so that an empty sum is written as zero.
func blocks(_ depth: Int) -> Int { max(1, panelCount(depth, depthPerBlock)) }

func block(_ index: Int, of depth: Int) -> Range<Int> {
  index * depthPerBlock..<min(depth, (index + 1) * depthPerBlock)
}

/// Packs a whole left matrix into this thread's shared memory, block after block; all threads
/// together, or this one alone.
func packAll<Left: LeftOperand>(_ left: Left, together: Bool = true) -> UnsafePointer<Float> {
  let panels = panelCount(left.rows, Tile.rows)
  let depth = left.depth
  let memory = Scratch.shared.take(panels * PanelLayout.size(depth: depth))
  packInPieces(
    panels: panels, together: together && left.rows * depth > 16_384, sharing: (left, memory)
  ) { range, shared in
    let (left, memory) = shared
    for index in 0..<blocks(depth) {
      let block = block(index, of: depth)
      let start = panels * PanelLayout.size(depth: block.lowerBound)
      left.pack(
        rows: range.lowerBound * Tile.rows..<min(left.rows, range.upperBound * Tile.rows),
        depth: block,
        into: memory + start + range.lowerBound * PanelLayout.size(depth: block.count))
    }
  }
  return UnsafePointer(memory)
}

/// Packs a whole right matrix into this thread's shared memory, block after block; by default in the
/// blocks of a product, and all threads together.
func packAll<Right: RightOperand>(
  _ right: Right, depth: Int, perBlock: Int = depthPerBlock, together: Bool = true
) -> UnsafePointer<Float> {
  let panels = panelCount(right.columns, Tile.columns)
  let memory = Scratch.shared.take(panels * Tile.columns * depth)
  packInPieces(
    panels: panels, together: together && right.columns * depth > 16_384, sharing: (right, memory)
  ) { range, shared in
    let (right, memory) = shared
    let columns =
      range.lowerBound * Tile.columns..<min(right.columns, range.upperBound * Tile.columns)
    for start in stride(from: 0, to: depth, by: perBlock) {
      let block = start..<min(depth, start + perBlock)
      right.pack(
        columns: columns, depth: block,
        into: memory + Tile.columns * (panels * start + range.lowerBound * block.count))
    }
  }
  return UnsafePointer(memory)
}

private func packInPieces<Memory>(
  panels: Int, together: Bool, sharing memory: Memory,
  _ body: @Sendable (Range<Int>, Memory) -> Void
) {
  guard together else { return body(0..<panels, memory) }
  Parallel.forEach(panels, sharing: memory) { body($0..<$0 + 1, $1) }
}

/// The most panels of each matrix that one piece of parallel work packs for itself.
private let mostLeftPanels = 8
private let mostRightPanels = 4

/// Products smaller than this many multiply-adds are not worth waking another core.
private let fewestForThreads = 1 << 19

/// A smaller operand of at most so many floats is packed by each thread for itself: a megabyte, which
/// is in the second-level cache when it is read. What another core has packed would come from that
/// core's cache, or from across the processor, and that takes longer than to pack it again.
private let mostPackedAlone = 1 << 18

/// result = left · right, for any operands.
///
/// One operand, mostly the smaller, is packed whole: by each thread, or by all together if it is large.
/// The other one is cut into pieces, for the threads to share: each packs a piece, block by block, and
/// multiplies it with all of the first one while it is in the cache. No sum is ever shared between two
/// pieces.
func multiply<Left: LeftOperand, Right: RightOperand, Target: Destination>(
  _ left: Left, _ right: Right, into result: UnsafeMutablePointer<Float>, _ target: Target,
  _ epilogue: Epilogue
) {
  let (rows, columns, depth) = (left.rows, right.columns, left.depth)
  guard rows > 0, columns > 0 else { return }
  if rows * columns <= 4_096, depth >= 8 * depthPerBlock {
    return multiplyDeep(left, right, into: result, target, epilogue)
  }
  let packsLeft =
    cycles(cutting: columns, by: Tile.columns, times: rows, depth)
    <= cycles(cutting: rows, by: Tile.rows, times: columns, depth)
  let (count, size) = packsLeft ? (columns, Tile.columns) : (rows, Tile.rows)
  let panels = panelCount(count, size)
  let pieces = pieceCount(panels, most: packsLeft ? mostRightPanels : mostLeftPanels)
  let isShared = (packsLeft ? rows : columns) * depth > mostPackedAlone
  let isSmall = rows * columns * depth < fewestForThreads
  let work = Work(left: left, right: right, result: result, target: target, epilogue: epilogue)
  Parallel.share(
    pieces, amongThreads: !isSmall,
    sharing: isShared ? work.packed(left: packsLeft, together: true) : work
  ) { next, shared in
    let work = isShared ? shared : shared.packed(left: packsLeft, together: false)
    while let piece = next() {
      let (first, last) = (piece * panels / pieces, (piece + 1) * panels / pieces)
      let range = first * size..<min(count, last * size)
      work.run(
        rows: packsLeft ? 0..<rows : range, columns: packsLeft ? range : 0..<columns)
    }
  }
}

/// About how long a product takes if one side is cut into panels for the threads to share, and each
/// packs all of the other side: what the busiest thread has to multiply, 32 pairs in a cycle, and what
/// it packs, two floats in a cycle.
private func cycles(cutting count: Int, by size: Int, times other: Int, _ depth: Int) -> Int {
  let panels = panelCount(panelCount(count, size), Parallel.threads)
  return min(count, panels * size) * other * depth / 32 + other * depth / 2
}

/// One product, as its pieces see it.
struct Work<Left: LeftOperand, Right: RightOperand, Target: Destination> {
  let left: Left
  let right: Right
  let result: UnsafeMutablePointer<Float>
  let target: Target
  let epilogue: Epilogue
  /// All of an operand, packed, if it is not packed here.
  var allLeft: UnsafePointer<Float>?
  var allRight: UnsafePointer<Float>?

  /// The same product, with one operand packed into this thread's shared memory: by all threads
  /// together, or by this one alone.
  func packed(left isLeft: Bool, together: Bool) -> Work {
    var work = self
    if isLeft {
      work.allLeft = packAll(left, together: together)
    } else {
      work.allRight = packAll(right, depth: left.depth, together: together)
    }
    return work
  }

  /// Computes the tiles where these rows and columns meet. Both begin at a panel.
  func run(rows: Range<Int>, columns: Range<Int>) {
    run(rows: rows, columns: columns, blocks: 0..<blocks(left.depth))
  }

  /// Computes the part of these tiles that some blocks of the depth make up.
  func run(rows: Range<Int>, columns: Range<Int>, blocks: Range<Int>) {
    let depth = left.depth
    let most = min(depth, depthPerBlock)
    let rowPanels = panelCount(rows.count, Tile.rows)
    let columnPanels = panelCount(columns.count, Tile.columns)
    let leftSize = allLeft == nil ? rowPanels * PanelLayout.size(depth: most) : 0
    let rightSize = allRight == nil ? columnPanels * Tile.columns * most : 0
    let own = Scratch.own.take(Tile.count + leftSize + rightSize)
    let ownLeft = own + Tile.count
    let ownRight = ownLeft + leftSize
    let offsets = Scratch.offsets.take(rows.count, of: Int.self)
    target.offsets(of: rows, into: offsets)
    for index in blocks {
      let block = block(index, of: depth)
      var epilogue = epilogue
      if index > blocks.lowerBound { epilogue.accumulates = true }
      if index < blocks.upperBound - 1 {
        epilogue.bias = nil
        epilogue.slope = 1
      }
      var leftPanels = UnsafePointer(ownLeft)
      if let allLeft {
        leftPanels = allLeft + rowPanels * PanelLayout.size(depth: block.lowerBound)
      } else {
        left.pack(rows: rows, depth: block, into: ownLeft)
      }
      var rightPanels = UnsafePointer(ownRight)
      if let allRight {
        rightPanels = allRight + columnPanels * Tile.columns * block.lowerBound
      } else {
        right.pack(columns: columns, depth: block, into: ownRight)
      }
      multiplyBlock(
        rows: rows.count, columns: columns.count, depth: block.count, leftPanels, rightPanels,
        tile: own, offsets: offsets, firstColumn: columns.lowerBound, epilogue)
    }
  }

  @inline(__always)
  private func multiplyBlock(
    rows: Int, columns: Int, depth: Int, _ leftPanels: UnsafePointer<Float>,
    _ rightPanels: UnsafePointer<Float>, tile: UnsafeMutablePointer<Float>,
    offsets: UnsafePointer<Int>, firstColumn: Int, _ epilogue: Epilogue
  ) {
    let layout = left.layout
    let leftSize = PanelLayout.size(depth: depth)
    for column in stride(from: 0, to: columns, by: Tile.columns) {
      let width = min(Tile.columns, columns - column)
      let rightPanel = rightPanels + column * depth
      for row in stride(from: 0, to: rows, by: Tile.rows) {
        let height = min(Tile.rows, rows - row)
        multiplyPanels(
          rows: height, columns: width, depth: depth, layout: layout,
          left: leftPanels + row / Tile.rows * leftSize, right: rightPanel, tile: tile)
        var epilogue = epilogue
        if epilogue.bias != nil { epilogue.bias! += firstColumn + column }
        for i in 0..<height {
          finishRow(
            tile + i * Tile.columns, columns: width,
            into: result + (firstColumn + column + offsets[row + i]), epilogue)
        }
      }
    }
  }
}

/// Carries a row of sums to its place in the result, through the epilogue.
@inline(__always)
func finishRow(
  _ sums: UnsafePointer<Float>, columns: Int, into result: UnsafeMutablePointer<Float>,
  _ epilogue: Epilogue
) {
  var column = 0
  while column + 16 <= columns {
    var sum = (sums + column).vector
    if epilogue.accumulates { sum += (result + column).vector }
    if let bias = epilogue.bias { sum += (bias + column).vector }
    (result + column).vector = epilogue.rectified(sum)
    column += 16
  }
  while column < columns {
    var sum = sums[column]
    if epilogue.accumulates { sum += result[column] }
    if let bias = epilogue.bias { sum += bias[column] }
    result[column] = epilogue.rectified(sum)
    column += 1
  }
}

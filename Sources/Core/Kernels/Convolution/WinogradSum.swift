/// A sum of up to nine runs of channels, each times a factor: what a row of a linear map down the
/// columns and one along the rows make together.
struct WinogradSum {
  private var count = 0
  private var offsets = InlineArray<9, Int>(repeating: 0)
  private var factors = InlineArray<9, Float>(repeating: 0)

  /// - Parameter offset: where the run of two indices begins.
  @inline(__always)
  init(_ vertical: LinearMap.Terms, _ horizontal: LinearMap.Terms, at offset: (Int, Int) -> Int) {
    for i in 0..<vertical.count {
      for j in 0..<horizontal.count {
        offsets[unchecked: count] = offset(
          vertical.indices[unchecked: i], horizontal.indices[unchecked: j])
        factors[unchecked: count] =
          vertical.factors[unchecked: i] * horizontal.factors[unchecked: j]
        count += 1
      }
    }
  }

  /// Computes the sum for several items, in blocks of sixteen channels.
  func store<Target: SumTarget>(items: Int, blocks: Int, of source: SumSource, in target: Target) {
    switch count {
    case 0: run(0, items, blocks, source, target)
    case 1: run(1, items, blocks, source, target)
    case 2: run(2, items, blocks, source, target)
    case 3: run(3, items, blocks, source, target)
    case 4: run(4, items, blocks, source, target)
    case 6: run(6, items, blocks, source, target)
    default: run(9, items, blocks, source, target)
    }
  }

  /// `count` is a constant where this is inlined, so that the factors stay in registers.
  @inline(__always)
  private func run<Target: SumTarget>(
    _ count: Int, _ items: Int, _ blocks: Int, _ source: SumSource, _ target: Target
  ) {
    @inline(__always) func term(_ i: Int, _ start: UnsafePointer<Float>) -> Vector {
      (start + offsets[unchecked: i]).vector
    }
    @inline(__always) func factor(_ i: Int) -> Vector { Vector(repeating: factors[unchecked: i]) }
    for item in 0..<items {
      let first = source.pointer + item &* source.stride
      for block in 0..<blocks {
        let start = first + source.offset(block: block)
        var sum = Vector.zero
        if count > 0 { sum = factor(0) * term(0, start) }
        if count > 1 { sum.addProduct(factor(1), term(1, start)) }
        if count > 2 { sum.addProduct(factor(2), term(2, start)) }
        if count > 3 { sum.addProduct(factor(3), term(3, start)) }
        if count > 4 { sum.addProduct(factor(4), term(4, start)) }
        if count > 5 { sum.addProduct(factor(5), term(5, start)) }
        if count > 6 { sum.addProduct(factor(6), term(6, start)) }
        if count > 7 { sum.addProduct(factor(7), term(7, start)) }
        if count > 8 { sum.addProduct(factor(8), term(8, start)) }
        target.store(sum, item: item, block: block)
      }
    }
  }
}

/// Where the items of sums are: rows in memory, or in panels of `Tile.columns` columns.
struct SumSource {
  let pointer: UnsafePointer<Float>
  /// Floats from one item to the next.
  let stride: Int
  private let panelStride: Int
  private let firstBlock: Int

  /// Items whose channels lie side by side.
  init(_ pointer: UnsafePointer<Float>, stride: Int) {
    self.pointer = pointer
    self.stride = stride
    panelStride = Tile.columns
    firstBlock = 0
  }

  /// The rows of a matrix in panels, from some block of sixteen columns on.
  init(_ panels: ColumnPanels, block: Int = 0) {
    pointer = UnsafePointer(panels.pointer)
    stride = Tile.columns
    panelStride = panels.rows * Tile.columns
    firstBlock = block
  }

  @inline(__always)
  func offset(block: Int) -> Int {
    let block = firstBlock &+ block
    return block / Tile.vectors &* panelStride &+ block % Tile.vectors &* 16
  }
}

/// Where sums go.
protocol SumTarget: SendableMetatype {
  /// Stores sixteen channels of an item.
  func store(_ sum: Vector, item: Int, block: Int)
}

/// Rows of a left operand with the layout `rowChunks`.
struct LeftRows: SumTarget {
  let pointer: UnsafeMutablePointer<Float>
  /// The first item's row, and the first channel.
  let row: Int
  let channel: Int
  let panelSize: Int

  @inline(__always)
  func store(_ sum: Vector, item: Int, block: Int) {
    let (panel, place) = (row &+ item).quotientAndRemainder(dividingBy: Tile.rows)
    let target = pointer + (panel &* panelSize &+ place &* 16 &+ channel &* Tile.rows)
    (target + block &* 16 &* Tile.rows).vector = sum
  }
}

/// Rows of a matrix in panels.
struct PanelRows: SumTarget {
  let panels: ColumnPanels
  /// The first item's row, and its first block of sixteen columns.
  let row: Int
  var firstBlock = 0

  @inline(__always)
  func store(_ sum: Vector, item: Int, block: Int) {
    let target = panels.pointer + (row &+ item) &* Tile.columns
    (target + panels.offset(block: firstBlock &+ block)).vector = sum
  }
}

/// Rows in memory, through an epilogue.
struct ResultRows: SumTarget {
  let pointer: UnsafeMutablePointer<Float>
  /// Floats from one item to the next.
  let stride: Int
  var epilogue = Epilogue()

  @inline(__always)
  func store(_ sum: Vector, item: Int, block: Int) {
    let target = pointer + (item &* stride &+ block &* 16)
    var sum = sum
    if epilogue.accumulates { sum += target.vector }
    if let bias = epilogue.bias { sum += (bias + block &* 16).vector }
    target.vector = epilogue.rectified(sum)
  }
}

/// A matrix in panels of `Tile.columns` columns, [panels, rows, Tile.columns]: what the micro-kernel
/// reads on the right, and what it writes.
struct ColumnPanels {
  let pointer: UnsafeMutablePointer<Float>
  let rows: Int

  static func size(rows: Int, columns: Int) -> Int {
    panelCount(columns, Tile.columns) * rows * Tile.columns
  }

  /// How far from a row's beginning its block of sixteen columns lies.
  @inline(__always)
  func offset(block: Int) -> Int {
    block / Tile.vectors &* rows &* Tile.columns &+ block % Tile.vectors &* 16
  }

  /// Where a row begins in the panel of a column, which is the panel's first.
  @inline(__always)
  func panel(_ column: Int, row: Int = 0) -> UnsafeMutablePointer<Float> {
    pointer + (column / Tile.columns &* rows &+ row) &* Tile.columns
  }
}

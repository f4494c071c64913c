/// The left matrix of a product, wherever its numbers come from.
///
/// The product never sees a matrix as it lies in memory. It asks for panels of it, and works on
/// those copies. That costs one pass over the matrix, and buys much: panels are read in one
/// straight line, whatever the matrix's layout; ragged edges end here; and a matrix that exists
/// nowhere, such as all patches of a batch of images, can be packed as if it did.
protocol LeftOperand {
  var rows: Int { get }
  var depth: Int { get }
  var layout: PanelLayout { get }

  /// Writes panels of `Tile.rows` rows, each of `PanelLayout.size(depth: depth.count)` floats.
  /// `rows` and `depth` begin at a multiple of the tile's rows and of the chunk. What is beyond the
  /// edge may be left as it is: it only reaches sums that are thrown away.
  func pack(rows: Range<Int>, depth: Range<Int>, into panels: UnsafeMutablePointer<Float>)
}

/// The right matrix of a product, wherever its numbers come from.
protocol RightOperand {
  var columns: Int { get }

  /// Writes panels of `Tile.columns` columns, each [depth, Tile.columns], the same way.
  func pack(columns: Range<Int>, depth: Range<Int>, into panels: UnsafeMutablePointer<Float>)
}

/// A matrix in memory, row by row.
struct Matrix: LeftOperand, RightOperand {
  let pointer: UnsafePointer<Float>
  /// The size of the matrix as it takes part in the product, after transposition.
  let rows: Int
  let columns: Int
  /// Floats from one row in memory to the next.
  let stride: Int
  /// Whether the memory holds the transposed matrix.
  let transposed: Bool

  var depth: Int { columns }
  var layout: PanelLayout { transposed ? .depthMajor : .rowChunks }

  func pack(rows: Range<Int>, depth: Range<Int>, into panels: UnsafeMutablePointer<Float>) {
    let size = PanelLayout.size(depth: depth.count)
    if transposed {
      for (step, k) in depth.enumerated() {
        copyRun(
          pointer + (k * stride + rows.lowerBound), count: rows.count,
          into: panels + step * Tile.rows, width: Tile.rows, panelSize: size)
      }
    } else {
      for (index, row) in rows.enumerated() {
        let panel = panels + index / Tile.rows * size
        copyRun(
          pointer + (row * stride + depth.lowerBound), count: depth.count,
          into: panel + index % Tile.rows * PanelLayout.chunk, width: PanelLayout.chunk,
          panelSize: PanelLayout.chunk * Tile.rows)
      }
    }
  }

  func pack(columns: Range<Int>, depth: Range<Int>, into panels: UnsafeMutablePointer<Float>) {
    let size = Tile.columns * depth.count
    if transposed {
      for (index, column) in columns.enumerated() {
        let source = pointer + (column * stride + depth.lowerBound)
        let target = panels + (index / Tile.columns * size + index % Tile.columns)
        for step in 0..<depth.count { target[step * Tile.columns] = source[step] }
      }
    } else {
      for (step, k) in depth.enumerated() {
        copyRun(
          pointer + (k * stride + columns.lowerBound), count: columns.count,
          into: panels + step * Tile.columns, width: Tile.columns, panelSize: size)
      }
    }
  }
}

/// Deals out a run of floats: the first `width` to one panel, the next to the one after.
@inline(__always)
func copyRun(
  _ source: UnsafePointer<Float>, count: Int, into target: UnsafeMutablePointer<Float>, width: Int,
  panelSize: Int
) {
  var source = source
  var target = target
  var remaining = count
  while remaining >= width {
    for i in 0..<width { target[i] = source[i] }
    source += width
    target += panelSize
    remaining -= width
  }
  for i in 0..<remaining { target[i] = source[i] }
}

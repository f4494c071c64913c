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

/// A matrix in memory, row by row, or such a matrix transposed.
struct Matrix: LeftOperand, RightOperand {
  let pointer: UnsafePointer<Float>
  let rows: Int
  let columns: Int
  /// Floats from one row in memory to the next.
  let stride: Int
  /// Whether a row in memory is a column of this matrix.
  let isTransposed: Bool

  /// A matrix [rows, columns] as it lies in memory; by default its rows follow without gaps.
  init(_ pointer: UnsafePointer<Float>, rows: Int, columns: Int, stride: Int? = nil) {
    self.init(pointer, rows, columns, stride ?? columns, isTransposed: false)
  }

  private init(
    _ pointer: UnsafePointer<Float>, _ rows: Int, _ columns: Int, _ stride: Int, isTransposed: Bool
  ) {
    self.pointer = pointer
    self.rows = rows
    self.columns = columns
    self.stride = stride
    self.isTransposed = isTransposed
  }

  /// The same memory, read as [columns, rows].
  var transposed: Matrix { Matrix(pointer, columns, rows, stride, isTransposed: !isTransposed) }

  var depth: Int { columns }
  var layout: PanelLayout { isTransposed ? .depthMajor : .rowChunks }

  func pack(rows: Range<Int>, depth: Range<Int>, into panels: UnsafeMutablePointer<Float>) {
    let size = PanelLayout.size(depth: depth.count)
    if isTransposed {
      for (step, k) in depth.enumerated() {
        deal(
          pointer + (k * stride + rows.lowerBound), count: rows.count,
          to: panels + step * Tile.rows, width: Tile.rows, panelSize: size)
      }
    } else {
      for (index, row) in rows.enumerated() {
        let panel = panels + index / Tile.rows * size
        deal(
          pointer + (row * stride + depth.lowerBound), count: depth.count,
          to: panel + index % Tile.rows * PanelLayout.chunk, width: PanelLayout.chunk,
          panelSize: PanelLayout.chunk * Tile.rows)
      }
    }
  }

  func pack(columns: Range<Int>, depth: Range<Int>, into panels: UnsafeMutablePointer<Float>) {
    let size = Tile.columns * depth.count
    if isTransposed {
      for (index, column) in columns.enumerated() {
        let source = pointer + (column * stride + depth.lowerBound)
        let target = panels + (index / Tile.columns * size + index % Tile.columns)
        for step in 0..<depth.count { target[step * Tile.columns] = source[step] }
      }
    } else {
      for (step, k) in depth.enumerated() {
        deal(
          pointer + (k * stride + columns.lowerBound), count: columns.count,
          to: panels + step * Tile.columns, width: Tile.columns, panelSize: size)
      }
    }
  }
}

/// Deals out a run of floats among panels: panel p takes positions p · width ..< (p + 1) · width,
/// of which the run's first is `position`. Always inlined, where `width` is a constant.
@inline(__always)
func deal(
  _ source: UnsafePointer<Float>, count: Int, at position: Int = 0,
  to panels: UnsafeMutablePointer<Float>, width: Int, panelSize: Int
) {
  let skipped = position % width
  var target = panels + position / width * panelSize
  var source = source
  var remaining = count
  if skipped > 0 {
    let head = min(width - skipped, count)
    copy(source, head, to: target + skipped)
    source += head
    target += panelSize
    remaining -= head
  }
  while remaining >= width {
    copy(source, width, to: target)
    source += width
    target += panelSize
    remaining -= width
  }
  copy(source, remaining, to: target)
}

/// Writes zeros in `count` positions from 0 on, dealt out in the same way.
@inline(__always)
func dealZeros(
  count: Int, to panels: UnsafeMutablePointer<Float>, width: Int, panelSize: Int
) {
  for panel in 0..<(count + width - 1) / width {
    for i in 0..<width { panels[panel * panelSize + i] = 0 }
  }
}

/// Copies a few floats, as vectors while there are enough. A plain loop would be compiled to single
/// loads and stores, since the compiler cannot know that the two places do not overlap.
@inline(__always)
private func copy(
  _ source: UnsafePointer<Float>, _ count: Int, to target: UnsafeMutablePointer<Float>
) {
  let (from, to) = (UnsafeRawPointer(source), UnsafeMutableRawPointer(target))
  var i = 0
  @inline(__always) func move<V: SIMD>(_: V.Type) {
    let bytes = i * MemoryLayout<Float>.stride
    (to + bytes).storeBytes(of: (from + bytes).loadUnaligned(as: V.self), as: V.self)
    i += V.scalarCount
  }
  while i + 16 <= count { move(SIMD16<Float>.self) }
  if i + 8 <= count { move(SIMD8<Float>.self) }
  if i + 4 <= count { move(SIMD4<Float>.self) }
  if i + 2 <= count { move(SIMD2<Float>.self) }
  if i < count { target[i] = source[i] }
}

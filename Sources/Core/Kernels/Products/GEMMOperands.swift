/// The left matrix of a product, wherever its numbers come from.
///
/// The product never sees a matrix as it lies in memory. It asks for panels of it, and works on
/// those copies. That costs one pass over the matrix, and buys much: panels are read in one
/// straight line, whatever the matrix's layout; ragged edges end here; and a matrix that exists
/// nowhere, such as all patches of a batch of images, can be packed as if it did.
protocol LeftOperand: SendableMetatype {
  var rows: Int { get }
  var depth: Int { get }
  var layout: PanelLayout { get }

  /// Writes panels of `Tile.rows` rows, each of `PanelLayout.size(depth: depth.count)` floats.
  /// `rows` and `depth` begin at a multiple of the tile's rows and of the chunk. What is beyond the
  /// edge may be left as it is: it only reaches sums that are thrown away.
  func pack(rows: Range<Int>, depth: Range<Int>, into panels: UnsafeMutablePointer<Float>)
}

/// The right matrix of a product, wherever its numbers come from.
protocol RightOperand: SendableMetatype {
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
      let deal = Deal(count: rows.count, width: Tile.rows, panelSize: size)
      for (step, k) in depth.enumerated() {
        let source = pointer + (k * stride + rows.lowerBound)
        deal(source, to: panels + step * Tile.rows, width: Tile.rows, panelSize: size)
      }
    } else {
      let chunk = PanelLayout.chunk
      let deal = Deal(count: depth.count, width: chunk, panelSize: chunk * Tile.rows)
      for (index, row) in rows.enumerated() {
        let source = pointer + (row * stride + depth.lowerBound)
        let target = panels + (index / Tile.rows * size + index % Tile.rows * chunk)
        deal(source, to: target, width: chunk, panelSize: chunk * Tile.rows)
      }
    }
  }

  func pack(columns: Range<Int>, depth: Range<Int>, into panels: UnsafeMutablePointer<Float>) {
    let size = Tile.columns * depth.count
    if isTransposed {
      for column in Swift.stride(from: 0, to: columns.count, by: Tile.columns) {
        transpose(
          pointer + ((columns.lowerBound + column) * stride + depth.lowerBound),
          rows: min(Tile.columns, columns.count - column), columns: depth.count, stride: stride,
          to: panels + column * depth.count, stride: Tile.columns)
      }
    } else {
      let deal = Deal(count: columns.count, width: Tile.columns, panelSize: size)
      for (step, k) in depth.enumerated() {
        let source = pointer + (k * stride + columns.lowerBound)
        deal(source, to: panels + step * Tile.columns, width: Tile.columns, panelSize: size)
      }
    }
  }
}

/// How a run of floats is dealt out among panels: panel p takes positions p · width ..< (p + 1) ·
/// width, and the run begins at `position`. Made once for many runs of one kind; always inlined,
/// where `width` is a constant.
struct Deal {
  /// Floats that go to the panel where the run begins, if it begins inside one.
  private let head: Int
  /// Panels that are filled from side to side.
  private let whole: Int
  /// Floats that go to the last panel.
  private let tail: Int
  /// Where the run begins.
  private let start: Int
  /// From there to the beginning of the next panel.
  private let next: Int

  @inline(__always)
  init(count: Int, at position: Int = 0, width: Int, panelSize: Int) {
    let skipped = position % width
    head = skipped > 0 ? min(count, width - skipped) : 0
    whole = (count - head) / width
    tail = (count - head) % width
    start = position / width * panelSize + skipped
    next = skipped > 0 ? panelSize - skipped : 0
  }

  /// Copies a run to its places.
  @inline(__always)
  func callAsFunction(
    _ source: UnsafePointer<Float>, to panels: UnsafeMutablePointer<Float>, width: Int,
    panelSize: Int
  ) {
    var source = source
    var target = panels + start
    if head > 0 {
      copy(source, head, to: target)
      source += head
      target += next
    }
    for _ in 0..<whole {
      copy(source, width, to: target)
      source += width
      target += panelSize
    }
    if tail > 0 { copy(source, tail, to: target) }
  }
}

/// Writes zeros in `count` positions from 0 on, dealt out in the same way.
@inline(__always)
func dealZeros(
  count: Int, to panels: UnsafeMutablePointer<Float>, width: Int, panelSize: Int
) {
  for panel in 0..<(count + width - 1) / width {
    (panels + panel * panelSize).update(repeating: 0, count: width)
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

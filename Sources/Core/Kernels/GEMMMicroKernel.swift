import COpenBLAS

/// Sixteen floats: one AVX-512 register, or two AVX registers.
typealias Vector = SIMD16<Float>

/// The piece of the result that the micro-kernel keeps in registers on its way through the depth.
///
/// One step takes a column of `rows` numbers of the left matrix and a row of `columns` numbers of
/// the right one, and adds all their products: rows · columns multiplications for rows + columns
/// loads. The larger the tile, the fewer loads per multiplication, until the registers run out.
/// AVX-512 has 32 registers: 12 rows of two make 24 sums, which leaves room for two of the right
/// matrix and some of the left. AVX has 16: 6 rows of two make 12. Twelve sums or more also hide
/// the four cycles that a multiply-add takes, at two a cycle.
enum Tile {
  @inline(__always) static var rows: Int { FLOATS_PER_VECTOR == 16 ? 12 : 6 }
  /// A tile's row in vectors of 16.
  @inline(__always) static var vectors: Int { FLOATS_PER_VECTOR == 16 ? 2 : 1 }
  @inline(__always) static var columns: Int { 16 * vectors }
  @inline(__always) static var count: Int { rows * columns }
}

extension UnsafePointer<Float> {
  /// The sixteen floats from here on.
  @inline(__always) var vector: Vector {
    UnsafeRawPointer(self).loadUnaligned(as: Vector.self)
  }
}

extension UnsafeMutablePointer<Float> {
  /// The sixteen floats from here on.
  @inline(__always) var vector: Vector {
    get { UnsafeRawPointer(self).loadUnaligned(as: Vector.self) }
    nonmutating set { UnsafeMutableRawPointer(self).storeBytes(of: newValue, as: Vector.self) }
  }
}

/// How the numbers of one panel, `Tile.rows` rows of the left matrix, lie in memory.
///
/// Whichever way the matrix itself lies, its numbers can then be packed by copying whole runs, and
/// the micro-kernel finds them at constant distances, one after the other.
enum PanelLayout {
  /// Chunks of 16 steps of depth; in a chunk, row after row: [depth / 16, rows, 16].
  case rowChunks
  /// [depth, rows].
  case depthMajor

  /// The steps of depth in one chunk.
  static let chunk = 16

  /// Floats that a panel of this depth takes, in either layout.
  @inline(__always) static func size(depth: Int) -> Int {
    Tile.rows * ((depth + chunk - 1) & ~(chunk - 1))
  }
}

/// tile = left · right, for one panel of each.
///
/// - Parameters:
///   - rows: rows of the panel that hold something; the tile's further rows are left as they are.
///   - columns: columns of the panel that hold something; the others are undefined in the tile.
///   - left: a panel of `Tile.rows` rows.
///   - right: [depth, Tile.columns].
///   - tile: [Tile.rows, Tile.columns].
@inline(__always)
func multiplyPanels(
  rows: Int, columns: Int, depth: Int, layout: PanelLayout, left: UnsafePointer<Float>,
  right: UnsafePointer<Float>, tile: UnsafeMutablePointer<Float>
) {
  switch layout {
  case .rowChunks:
    multiplyRowChunks(rows, columns, depth, left, right, tile)
  case .depthMajor:
    multiplyDepthMajor(rows, columns, depth, left, right, tile)
  }
}

@inline(never)
private func multiplyRowChunks(
  _ rows: Int, _ columns: Int, _ depth: Int, _ left: UnsafePointer<Float>,
  _ right: UnsafePointer<Float>, _ tile: UnsafeMutablePointer<Float>
) {
  let chunk = PanelLayout.chunk
  multiplyTrimmed(
    rows, columns, depth, left, rowStride: chunk, depthStride: 1, chunk: chunk,
    chunkStride: chunk * Tile.rows, right, tile)
}

@inline(never)
private func multiplyDepthMajor(
  _ rows: Int, _ columns: Int, _ depth: Int, _ left: UnsafePointer<Float>,
  _ right: UnsafePointer<Float>, _ tile: UnsafeMutablePointer<Float>
) {
  multiplyTrimmed(
    rows, columns, depth, left, rowStride: 1, depthStride: Tile.rows, chunk: .max, chunkStride: 0,
    right, tile)
}

/// Chooses a kernel for a whole tile, or for a third or two thirds of its rows, or half its width.
@inline(__always)
private func multiplyTrimmed(
  _ rows: Int, _ columns: Int, _ depth: Int, _ left: UnsafePointer<Float>, rowStride: Int,
  depthStride: Int, chunk: Int, chunkStride: Int, _ right: UnsafePointer<Float>,
  _ tile: UnsafeMutablePointer<Float>
) {
  @inline(__always) func run(_ rows: Int, _ vectors: Int) {
    multiplyTile(
      rows: rows, vectors: vectors, depth, left, rowStride: rowStride, depthStride: depthStride,
      chunk: chunk, chunkStride: chunkStride, right, tile)
  }
  let third = Tile.rows / 3
  let narrow = columns <= 16 && Tile.vectors > 1
  switch (rows, narrow) {
  case (...third, false): run(third, Tile.vectors)
  case (...(2 * third), false): run(2 * third, Tile.vectors)
  case (_, false): run(Tile.rows, Tile.vectors)
  case (...third, true): run(third, 1)
  case (...(2 * third), true): run(2 * third, 1)
  case (_, true): run(Tile.rows, 1)
  }
}

/// The micro-kernel. Every argument with a label is a constant where this is inlined, so that the
/// loop over the rows unrolls and the sums stay in registers.
@inline(__always)
private func multiplyTile(
  rows: Int, vectors: Int, _ depth: Int, _ left: UnsafePointer<Float>, rowStride: Int,
  depthStride: Int, chunk: Int, chunkStride: Int, _ right: UnsafePointer<Float>,
  _ tile: UnsafeMutablePointer<Float>
) {
  var sums = InlineArray<24, Vector>(repeating: .zero)
  var left = left
  var right = right
  var remaining = depth
  while remaining > 0 {
    let steps = min(remaining, chunk)
    for step in 0..<steps {
      let b = right.vector
      let moreB = vectors > 1 ? (right + 16).vector : b
      for row in 0..<rows {
        let a = Vector(repeating: left[step &* depthStride &+ row &* rowStride])
        sums[unchecked: vectors &* row].addProduct(a, b)
        if vectors > 1 { sums[unchecked: vectors &* row &+ 1].addProduct(a, moreB) }
      }
      right += Tile.columns
    }
    left += chunkStride
    remaining -= steps
  }
  for row in 0..<rows {
    for vector in 0..<vectors {
      (tile + row * Tile.columns + 16 * vector).vector = sums[unchecked: row * vectors + vector]
    }
  }
}

import CProcessor

/// Sixteen floats: one AVX-512 register, two AVX registers, or four of NEON.
typealias Vector = SIMD16<Float>

/// The piece of the result that the micro-kernel keeps in registers on its way through the depth.
///
/// One step takes a column of `rows` numbers of the left matrix and a row of `columns` numbers of
/// the right one, and adds all their products: rows · columns multiplications for rows + columns
/// loads. The larger the tile, the fewer loads per multiplication, until the registers run out.
/// AVX-512 has 32 registers: 12 rows of two make 24 sums, which leaves room for two of the right
/// matrix and some of the left. AVX has 16: 6 rows of two make 12. NEON has 32, of four floats: 5 rows
/// of four make 20. Twelve sums or more also hide the four cycles that a multiply-add takes, at two a
/// cycle.
///
/// A browser compiles the core once more, and loads all that a step needs before it adds anything: of
/// sixteen registers of four floats, 2 rows of four leave room for it. With 3 rows sums went through
/// memory, and a step took twice as long.
enum Tile {
  @inline(__always) static var rows: Int {
    FLOATS_PER_VECTOR == 16
      ? 12 : FLOATS_PER_VECTOR == 8 ? 6 : VECTOR_REGISTERS == 32 ? 5 : 2
  }
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

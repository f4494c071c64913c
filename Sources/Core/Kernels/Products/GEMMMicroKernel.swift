// The micro-kernel, in four forms that differ in where the numbers of the left and the right matrix
// are. Each computes tile = left · right in registers and stores it. They share their arguments:
//
// - rows, columns: how much of the tile is wanted. The tile's other rows are left as they are; its
//   other columns may become anything.
// - tile: [Tile.rows, Tile.columns].

/// Left and right are panels.
@inline(__always)
func multiplyPanels(
  rows: Int, columns: Int, depth: Int, layout: PanelLayout, left: UnsafePointer<Float>,
  right: UnsafePointer<Float>, tile: UnsafeMutablePointer<Float>
) {
  switch layout {
  case .rowChunks: multiplyRowChunks(rows, columns, depth, left, right, tile)
  case .depthMajor: multiplyDepthMajor(rows, columns, depth, left, right, tile)
  }
}

@inline(never)
private func multiplyRowChunks(
  _ rows: Int, _ columns: Int, _ depth: Int, _ left: UnsafePointer<Float>,
  _ right: UnsafePointer<Float>, _ tile: UnsafeMutablePointer<Float>
) {
  @inline(__always) func run(_ rows: Int, _ vectors: Int) {
    var sums = Sums(repeating: .zero)
    let chunk = PanelLayout.chunk
    for start in stride(from: 0, to: depth, by: chunk) {
      let (left, right) = (left + start &* Tile.rows, right + start &* Tile.columns)
      addProducts(
        rows, vectors, steps: min(chunk, depth &- start), to: &sums,
        left: { left[$0 &+ $1 &* chunk] }, right: { right + $0 &* Tile.columns })
    }
    store(&sums, rows, vectors, to: tile)
  }
  trim(rows, columns, run)
}

@inline(never)
private func multiplyDepthMajor(
  _ rows: Int, _ columns: Int, _ depth: Int, _ left: UnsafePointer<Float>,
  _ right: UnsafePointer<Float>, _ tile: UnsafeMutablePointer<Float>
) {
  @inline(__always) func run(_ rows: Int, _ vectors: Int) {
    var sums = Sums(repeating: .zero)
    addProducts(
      rows, vectors, steps: depth, to: &sums, left: { left[$0 &* Tile.rows &+ $1] },
      right: { right + $0 &* Tile.columns })
    store(&sums, rows, vectors, to: tile)
  }
  trim(rows, columns, run)
}

/// Each row of the left matrix is made of `runs` runs of `length` numbers, each anywhere in memory;
/// right is a panel.
///
/// - Parameter starts: [runs, Tile.rows].
@inline(never)
func multiplyRuns(
  rows: Int, columns: Int, runs: Int, length: Int, starts: UnsafePointer<UnsafePointer<Float>>,
  right: UnsafePointer<Float>, tile: UnsafeMutablePointer<Float>
) {
  @inline(__always) func run(_ rows: Int, _ vectors: Int) {
    var sums = Sums(repeating: .zero)
    for run in 0..<runs {
      let starts = starts + run &* Tile.rows
      let right = right + run &* length &* Tile.columns
      addProducts(
        rows, vectors, steps: length, to: &sums, left: { starts[$1][$0] },
        right: { right + $0 &* Tile.columns })
    }
    store(&sums, rows, vectors, to: tile)
  }
  trim(rows, columns, run)
}

/// Left is a panel with layout `depthMajor`; each row of the right matrix is anywhere in memory, and
/// has as many numbers as the vectors that it fills.
///
/// - Parameters:
///   - starts: [depth].
///   - offset: from each start to the tile's first column.
@inline(never)
func multiplyScattered(
  rows: Int, columns: Int, depth: Int, left: UnsafePointer<Float>,
  starts: UnsafePointer<UnsafePointer<Float>>, offset: Int, tile: UnsafeMutablePointer<Float>
) {
  @inline(__always) func run(_ rows: Int, _ vectors: Int) {
    var sums = Sums(repeating: .zero)
    addProducts(
      rows, vectors, steps: depth, to: &sums, left: { left[$0 &* Tile.rows &+ $1] },
      right: { starts[$0] + offset })
    store(&sums, rows, vectors, to: tile)
  }
  trim(rows, columns, run)
}

/// The sums of a tile, two vectors a row or one.
private typealias Sums = InlineArray<24, Vector>

/// What all forms do in each step. `rows` and `vectors` are constants where this is inlined, so that
/// the loop over the rows unrolls and the sums stay in registers.
@inline(__always)
private func addProducts(
  _ rows: Int, _ vectors: Int, steps: Int, to sums: inout Sums, left: (Int, Int) -> Float,
  right: (Int) -> UnsafePointer<Float>
) {
  for step in 0..<steps {
    let numbers = right(step)
    let first = numbers.vector
    let second = vectors > 1 ? (numbers + 16).vector : first
    forEachRow(rows) { row in
      let factor = Vector(repeating: left(step, row))
      sums[unchecked: vectors &* row].addProduct(factor, first)
      if vectors > 1 { sums[unchecked: vectors &* row &+ 1].addProduct(factor, second) }
    }
  }
}

/// A loop over the rows of a tile that is unrolled for certain: an array that is indexed by a
/// variable could not stay in registers.
@inline(__always)
private func forEachRow(_ rows: Int, _ body: (Int) -> Void) {
  if rows > 0 { body(0) }
  if rows > 1 { body(1) }
  if rows > 2 { body(2) }
  if rows > 3 { body(3) }
  if rows > 4 { body(4) }
  if rows > 5 { body(5) }
  if rows > 6 { body(6) }
  if rows > 7 { body(7) }
  if rows > 8 { body(8) }
  if rows > 9 { body(9) }
  if rows > 10 { body(10) }
  if rows > 11 { body(11) }
}

@inline(__always)
private func store(
  _ sums: inout Sums, _ rows: Int, _ vectors: Int, to tile: UnsafeMutablePointer<Float>
) {
  forEachRow(rows) { row in
    let target = tile + row &* Tile.columns
    target.vector = sums[unchecked: vectors &* row]
    if vectors > 1 { (target + 16).vector = sums[unchecked: vectors &* row &+ 1] }
  }
}

/// Calls `run` with constants: a whole tile, or a third or two thirds of its rows, or one vector of
/// its two.
@inline(__always)
private func trim(_ rows: Int, _ columns: Int, _ run: (_ rows: Int, _ vectors: Int) -> Void) {
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

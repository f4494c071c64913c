// Where a pixel has many channels, patches need not even be packed. The micro-kernel is told where
// the pixels are, and reads them there.

/// Whether pixels of so many channels are worth finding one by one.
func isDirect(channels: Int) -> Bool { channels >= 16 }

/// result = patches · right, for `isDirect` patches.
func multiplyDirectly<Right: RightOperand, Target: Destination>(
  _ patches: Patches, _ right: Right, into result: UnsafeMutablePointer<Float>, _ target: Target,
  _ epilogue: Epilogue
) {
  guard patches.rows > 0 else { return }
  let panels = panelCount(patches.rows, Tile.rows)
  let pieces = pieceCount(panels, most: 8)
  let work = DirectWork(
    patches: patches, right: packAll(right, depth: patches.depth, perBlock: max(1, patches.depth)),
    columns: right.columns, zeros: UnsafePointer(Scratch.zeros.take(patches.channels)),
    result: result, epilogue: epilogue)
  let rows = patches.rows
  Parallel.forEach(pieces, sharing: (work, target)) { piece, memory in
    let (work, target) = memory
    let (first, last) = (piece * panels / pieces, (piece + 1) * panels / pieces)
    work.run(rows: first * Tile.rows..<min(rows, last * Tile.rows), target)
  }
}

/// One product, as its pieces see it.
private struct DirectWork {
  let patches: Patches
  /// Panels that span the whole depth.
  let right: UnsafePointer<Float>
  let columns: Int
  let zeros: UnsafePointer<Float>
  let result: UnsafeMutablePointer<Float>
  let epilogue: Epilogue

  private var taps: Int { patches.windowHeight * patches.windowWidth }

  /// Computes these rows. Where their pixels are is noted first: [panels, taps, Tile.rows].
  func run(rows: Range<Int>, _ target: some Destination) {
    let padded = panelCount(rows.count, Tile.rows) * Tile.rows
    let starts = Scratch.starts.take(padded * taps, of: UnsafePointer<Float>.self)
    let offsets = Scratch.offsets.take(rows.count, of: Int.self)
    // The rows that fill up the last panel are read, but never written.
    for i in max(0, padded - Tile.rows) * taps..<padded * taps { starts[i] = zeros }
    for tap in 0..<taps {
      patches.locate(rows, tap: tap, zeros: zeros) { index, pixel in
        let (panel, row) = (index / Tile.rows, index % Tile.rows)
        starts[(panel * taps + tap) * Tile.rows + row] = pixel
      }
    }
    target.offsets(of: rows, into: offsets)
    multiply(rows.count, starts: starts, offsets: offsets)
  }

  private func multiply(
    _ rows: Int, starts: UnsafePointer<UnsafePointer<Float>>, offsets: UnsafePointer<Int>
  ) {
    let tile = Scratch.own.take(Tile.count)
    for column in stride(from: 0, to: columns, by: Tile.columns) {
      let width = min(Tile.columns, columns - column)
      var epilogue = epilogue
      if epilogue.bias != nil { epilogue.bias! += column }
      for row in stride(from: 0, to: rows, by: Tile.rows) {
        let height = min(Tile.rows, rows - row)
        multiplyRuns(
          rows: height, columns: width, runs: taps, length: patches.channels,
          starts: starts + row * taps, right: right + column * patches.depth, tile: tile)
        for i in 0..<height {
          finishRow(
            tile + i * Tile.columns, columns: width, into: result + (column + offsets[row + i]),
            epilogue)
        }
      }
    }
  }
}

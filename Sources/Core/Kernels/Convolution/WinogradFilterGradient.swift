/// Filters from images and outputs: for each pair of points the product of the outputs there,
/// transposed, and of the images there, [outputChannels, 4 · inputChannels].
extension Winograd {
  /// About so many rows of the two matrices are multiplied at once.
  private static var rowsPerGroup: Int { 320 }

  /// `Kernels.convFilter`, for a geometry that suits.
  ///
  /// Images are taken in groups, whose size depends on the shape alone. A group's outputs are packed
  /// for all threads; a piece of their work is one phase at one pair of points.
  func convFilter(
    images: UnsafePointer<Float>, outputs: UnsafePointer<Float>, count: Int,
    into filters: UnsafeMutablePointer<Float>, _ epilogue: Epilogue = Epilogue()
  ) {
    let g = geometry
    let segments = vertical.segments * horizontal.segments
    let groups = max(1, panelCount(count * segments, Self.rowsPerGroup))
    let size = panelCount(max(1, count), groups)
    let sums = GradientSums(self)
    let memory = Scratch.shared.take(
      Self.pairs * (4 * sums.size + leftSize(rows: segments * size)))
    let left = memory + Self.pairs * 4 * sums.size
    for first in stride(from: 0, to: max(1, count), by: size) {
      let rows = WinogradRows(self, images: min(size, count - first))
      let outputs = outputs + first * g.outputCount
      Parallel.forEach(Self.pairs, sharing: (self, outputs, left, rows)) { pair, shared in
        let (winograd, outputs, left, rows) = shared
        winograd.pack(
          outputs, pair, rows,
          into: left + pair * winograd.leftSize(rows: segments * size))
      }
      let work = (self, images + first * g.inputCount, left, memory, rows)
      Parallel.forEach(4 * Self.pairs, sharing: work) { piece, work in
        let (winograd, images, left, sums, rows) = work
        let (pair, phase) = piece.quotientAndRemainder(dividingBy: 4)
        winograd.add(
          images, left + pair * winograd.leftSize(rows: segments * size), pair, phase, rows,
          to: sums + piece * GradientSums(winograd).size, isFirst: first == 0)
      }
    }
    finish(memory, into: filters, epilogue)
  }

  /// Floats of a packed left operand of so many rows.
  private func leftSize(rows: Int) -> Int {
    panelCount(geometry.outputChannels, Tile.rows) * PanelLayout.size(depth: rows)
  }

  /// The outputs at a pair of points, transposed, as a left operand with the layout `depthMajor`.
  private func pack(
    _ outputs: UnsafePointer<Float>, _ pair: Int, _ rows: WinogradRows,
    into left: UnsafeMutablePointer<Float>
  ) {
    let g = geometry
    let panelSize = PanelLayout.size(depth: rows.count(pair))
    let deal = Deal(count: g.outputChannels, width: Tile.rows, panelSize: panelSize)
    let channels = Scratch.own.take(rows.images * g.outputChannels)
    forEachSegment(pair) { down, across in
      self.outputs(down, across).store(
        items: rows.images, blocks: g.outputChannels / 16,
        of: SumSource(outputs, stride: g.outputCount),
        in: ResultRows(pointer: channels, stride: g.outputChannels))
      let first = left + rows.row(down, across) * Tile.rows
      for image in 0..<rows.images {
        deal(
          channels + image * g.outputChannels, to: first + image * Tile.rows, width: Tile.rows,
          panelSize: panelSize)
      }
    }
  }

  /// Adds what a group of images contributes at a pair of points, in one phase.
  private func add(
    _ images: UnsafePointer<Float>, _ left: UnsafePointer<Float>, _ pair: Int, _ phase: Int,
    _ rows: WinogradRows, to sums: UnsafeMutablePointer<Float>, isFirst: Bool
  ) {
    let g = geometry
    let depth = rows.count(pair)
    guard depth > 0 || isFirst else { return }
    let own = Scratch.own.take(
      Tile.count + ColumnPanels.size(rows: depth, columns: g.inputChannels))
    let right = ColumnPanels(pointer: own + Tile.count, rows: depth)
    forEachSegment(pair, phase: phase) { down, across in
      pixels(down, across).store(
        items: rows.images, blocks: g.inputChannels / 16,
        of: SumSource(images, stride: g.inputCount),
        in: PanelRows(panels: right, row: rows.row(down, across)))
    }
    let panelSize = PanelLayout.size(depth: depth)
    let target = ColumnPanels(pointer: sums, rows: g.outputChannels)
    let epilogue = Epilogue(accumulates: !isFirst)
    for column in stride(from: 0, to: g.inputChannels, by: Tile.columns) {
      let width = min(Tile.columns, g.inputChannels - column)
      for row in stride(from: 0, to: g.outputChannels, by: Tile.rows) {
        let height = min(Tile.rows, g.outputChannels - row)
        multiplyPanels(
          rows: height, columns: width, depth: depth, layout: .depthMajor,
          left: left + row / Tile.rows * panelSize, right: right.panel(column), tile: own)
        for i in 0..<height {
          finishRow(
            own + i * Tile.columns, columns: width, into: target.panel(column, row: row + i),
            epilogue)
        }
      }
    }
  }

  /// Makes filters of the sums.
  private func finish(
    _ sums: UnsafeMutablePointer<Float>, into filters: UnsafeMutablePointer<Float>,
    _ epilogue: Epilogue
  ) {
    let taps = geometry.kernel * geometry.kernel
    Parallel.forEach(taps, sharing: (self, sums, filters, epilogue)) { tap, shared in
      let (winograd, sums, filters, epilogue) = shared
      let g = winograd.geometry
      let (ky, kx) = tap.quotientAndRemainder(dividingBy: g.kernel)
      let size = GradientSums(winograd).size
      let (down, across) = (winograd.taps.fromPlaces[ky], winograd.taps.fromPlaces[kx])
      let sum = WinogradSum(down, across) { vertical, horizontal in
        let (down, across) = (WinogradPlace(index: vertical), WinogradPlace(index: horizontal))
        let pair = down.point << 2 | across.point
        return (pair * 4 + (ky & 1) * 2 + (kx & 1)) * size
      }
      let rows = Scratch.own.take(32 * g.outputChannels)
      let columns = rows + 16 * g.outputChannels
      for channel in stride(from: 0, to: g.inputChannels, by: 16) {
        let panels = ColumnPanels(pointer: sums, rows: g.outputChannels)
        sum.store(
          items: g.outputChannels, blocks: 1, of: SumSource(panels, block: channel / 16),
          in: ResultRows(pointer: rows, stride: 16))
        transpose(
          rows, rows: g.outputChannels, columns: 16, stride: 16, to: columns,
          stride: g.outputChannels)
        for i in 0..<16 {
          finishRow(
            columns + i * g.outputChannels, columns: g.outputChannels,
            into: filters + ((tap * g.inputChannels + channel + i) * g.outputChannels), epilogue)
        }
      }
    }
  }
}

/// The sums of one phase at one pair of points, [outputChannels, inputChannels] in panels.
private struct GradientSums {
  let size: Int

  init(_ winograd: Winograd) {
    let g = winograd.geometry
    size = ColumnPanels.size(rows: g.outputChannels, columns: g.inputChannels)
  }
}

/// Outputs from images and filters, and images from outputs and filters.
extension Winograd {
  /// `Kernels.conv`, for a geometry that suits.
  func conv(
    images: UnsafePointer<Float>, count: Int, filters: UnsafePointer<Float>,
    into outputs: UnsafeMutablePointer<Float>, _ epilogue: Epilogue = Epilogue()
  ) {
    let right = packFilters(filters)
    let most = imagesPerPiece(count, columns: geometry.outputChannels)
    let memory = (self, images, right, outputs, epilogue)
    Parallel.forEach(panelCount(count, most), sharing: memory) { piece, memory in
      let (winograd, images, right, outputs, epilogue) = memory
      let g = winograd.geometry
      let first = piece * most
      let products = WinogradProducts(
        WinogradRows(winograd, images: min(most, count - first)), depth: winograd.phaseChannels,
        columns: g.outputChannels)
      for pair in 0..<Self.pairs where products.rows.count(pair) > 0 {
        winograd.pack(images + first * g.inputCount, pair, in: products)
        products.multiply(pair, right)
      }
      winograd.finish(products, outputs: outputs + first * g.outputCount, epilogue)
    }
  }

  /// `Kernels.convTransposed`, for a geometry that suits.
  func convTransposed(
    outputs: UnsafePointer<Float>, count: Int, filters: UnsafePointer<Float>,
    into images: UnsafeMutablePointer<Float>, _ epilogue: Epilogue = Epilogue()
  ) {
    let right = packTransposedFilters(filters)
    let most = imagesPerPiece(count, columns: phaseChannels)
    let memory = (self, outputs, right, images, epilogue)
    Parallel.forEach(panelCount(count, most), sharing: memory) { piece, memory in
      let (winograd, outputs, right, images, epilogue) = memory
      let g = winograd.geometry
      let first = piece * most
      let products = WinogradProducts(
        WinogradRows(winograd, images: min(most, count - first)), depth: g.outputChannels,
        columns: winograd.phaseChannels)
      for pair in 0..<Self.pairs where products.rows.count(pair) > 0 {
        winograd.pack(outputs: outputs + first * g.outputCount, pair, in: products)
        products.multiply(pair, right)
      }
      winograd.finish(products, images: images + first * g.inputCount, epilogue)
    }
  }

  /// How many images are worked on at once, so that what they become stays near the second-level
  /// cache, and every thread has its part. An image's result does not depend on it.
  private func imagesPerPiece(_ count: Int, columns: Int) -> Int {
    let most = max(1, (1 << 17) / (WinogradRows(self, images: 1).total * columns))
    let threads = Parallel.threads
    let pieces = panelCount(panelCount(max(1, count), most), threads) * threads
    return panelCount(max(1, count), pieces)
  }

  /// The images at a pair of points, as the left operand.
  private func pack(_ images: UnsafePointer<Float>, _ pair: Int, in products: WinogradProducts) {
    let g = geometry
    for phase in stride(from: 0, to: 4, by: 2) {
      forEachSegment(pair, phase: phase) { down, across in
        // Where no pixel lies in the padding, those of the two horizontal phases are neighbours.
        let phases = isWhole(across) ? 2 : 1
        for next in stride(from: 0, to: 2, by: phases) {
          pixels(down, across.inPhase(next)).store(
            items: products.rows.images, blocks: phases * g.inputChannels / 16,
            of: SumSource(images, stride: g.inputCount),
            in: products.left(down, across, channel: (phase + next) * g.inputChannels))
        }
      }
    }
  }

  /// The outputs at a pair of points, as the left operand.
  private func pack(
    outputs: UnsafePointer<Float>, _ pair: Int, in products: WinogradProducts
  ) {
    let g = geometry
    forEachSegment(pair) { down, across in
      self.outputs(down, across).store(
        items: products.rows.images, blocks: g.outputChannels / 16,
        of: SumSource(outputs, stride: g.outputCount), in: products.left(down, across))
    }
  }

  /// Makes outputs of the products.
  private func finish(
    _ products: WinogradProducts, outputs: UnsafeMutablePointer<Float>, _ epilogue: Epilogue
  ) {
    let g = geometry
    for y in 0..<g.outputHeight {
      for x in 0..<g.outputWidth {
        WinogradSum(vertical.toOutputs[y], horizontal.toOutputs[x], at: products.offset).store(
          items: products.rows.images, blocks: g.outputChannels / 16,
          of: SumSource(products.sums),
          in: ResultRows(
            pointer: outputs + (y * g.outputWidth + x) * g.outputChannels, stride: g.outputCount,
            epilogue: epilogue))
      }
    }
  }

  /// Makes images of the products.
  private func finish(
    _ products: WinogradProducts, images: UnsafeMutablePointer<Float>, _ epilogue: Epilogue
  ) {
    let g = geometry
    let blocks = g.inputChannels / 16
    // The pixels of the four phases at one place, two by two, are made of the same segments.
    for row in 0...g.outputHeight {
      let vertical = vertical.toPixels[min(2 * row, 2 * g.outputHeight - 1)]
      for column in 0...g.outputWidth {
        let horizontal = horizontal.toPixels[min(2 * column, 2 * g.outputWidth - 1)]
        let sum = WinogradSum(vertical, horizontal, at: products.offset)
        for phase in 0..<4 {
          let (y, x) = (2 * row + (phase >> 1) - 1, 2 * column + (phase & 1) - 1)
          guard y >= 0, y < g.height, x >= 0, x < g.width else { continue }
          sum.store(
            items: products.rows.images, blocks: blocks,
            of: SumSource(products.sums, block: phase * blocks),
            in: ResultRows(
              pointer: images + (y * g.width + x) * g.inputChannels, stride: g.inputCount,
              epilogue: epilogue))
        }
      }
    }
  }
}

/// The products of a piece of work, one for each pair of points, in a thread's own memory.
private struct WinogradProducts {
  let rows: WinogradRows
  /// The results of all pairs, [rows.total, columns].
  let sums: ColumnPanels
  private let depth: Int
  private let columns: Int
  /// The left operand of one pair.
  private let left: UnsafeMutablePointer<Float>

  init(_ rows: WinogradRows, depth: Int, columns: Int) {
    self.rows = rows
    self.depth = depth
    self.columns = columns
    left = Scratch.own.take(panelCount(rows.count(0), Tile.rows) * PanelLayout.size(depth: depth))
    let size = ColumnPanels.size(rows: rows.total, columns: columns)
    sums = ColumnPanels(pointer: Scratch.partial.take(size), rows: rows.total)
  }

  /// The rows of the left operand where a segment goes.
  @inline(__always)
  func left(_ down: WinogradPlace, _ across: WinogradPlace, channel: Int = 0) -> LeftRows {
    LeftRows(
      pointer: left, row: rows.row(down, across), channel: channel,
      panelSize: PanelLayout.size(depth: depth))
  }

  /// Multiplies the left operand with a pair's part of the matrices on the right.
  func multiply(_ pair: Int, _ right: UnsafePointer<Float>) {
    let right = right + pair * ColumnPanels.size(rows: depth, columns: columns)
    let (count, first) = (rows.count(pair), rows.first(pair))
    let panelSize = PanelLayout.size(depth: depth)
    for column in stride(from: 0, to: columns, by: Tile.columns) {
      for row in stride(from: 0, to: count, by: Tile.rows) {
        multiplyPanels(
          rows: min(Tile.rows, count - row), columns: min(Tile.columns, columns - column),
          depth: depth, layout: .rowChunks, left: left + row / Tile.rows * panelSize,
          right: right + column * depth, tile: sums.panel(column, row: first + row))
      }
    }
  }

  /// Where the row of two places begins among the results.
  @inline(__always)
  func offset(_ vertical: Int, _ horizontal: Int) -> Int {
    let (down, across) = (WinogradPlace(index: vertical), WinogradPlace(index: horizontal))
    return (rows.first(down.point << 2 | across.point) &+ rows.row(down, across)) &* Tile.columns
  }
}

/// The taps of a filter along an axis, and what they are at the points.
struct WinogradTaps {
  static var mapRows: Int { WinogradPlace.count(segments: 1) + 4 }

  /// For each phase and point, a place in segment 0, the taps.
  let toPlaces: LinearMap
  /// The transpose of that: for each tap, the places.
  let fromPlaces: LinearMap

  init(in memory: inout UnsafeMutablePointer<LinearMap.Terms>) {
    toPlaces = LinearMap(rows: WinogradPlace.count(segments: 1), in: &memory)
    for phase in 0..<2 {
      for (point, tap, factor) in Self.factors {
        let place = WinogradPlace(segment: 0, phase: phase, point: point)
        toPlaces.add(2 * tap + phase, factor, toRow: place.index)
      }
    }
    fromPlaces = toPlaces.transposed(rows: 4, in: &memory)
  }

  private static let factors: [(point: Int, tap: Int, factor: Float)] = [
    (0, 0, 1), (1, 0, 1), (1, 1, 1), (2, 1, 1), (3, 0, 1), (3, 1, -1),
  ]
}

/// The filters at all pairs of points, packed for the right side of products.
extension Winograd {
  /// For each pair of points a matrix [4 · inputChannels, outputChannels].
  func packFilters(_ filters: UnsafePointer<Float>) -> UnsafePointer<Float> {
    let size = ColumnPanels.size(rows: phaseChannels, columns: geometry.outputChannels)
    let memory = Scratch.shared.take(Self.pairs * size)
    Parallel.forEach(4 * Self.pairs, sharing: (self, filters, memory)) { piece, shared in
      let (winograd, filters, memory) = shared
      let (pair, phase) = piece.quotientAndRemainder(dividingBy: 4)
      let g = winograd.geometry
      let panels = ColumnPanels(pointer: memory + pair * size, rows: winograd.phaseChannels)
      winograd.sum(pair, phase).store(
        items: g.inputChannels, blocks: g.outputChannels / 16,
        of: SumSource(filters, stride: g.outputChannels),
        in: PanelRows(panels: panels, row: phase * g.inputChannels))
    }
    return UnsafePointer(memory)
  }

  /// For each pair of points the transposed matrix [outputChannels, 4 · inputChannels]. The taps are
  /// transposed, since there are fewer of them than of what is made of them.
  func packTransposedFilters(_ filters: UnsafePointer<Float>) -> UnsafePointer<Float> {
    let g = geometry
    let tapSize = g.inputChannels * g.outputChannels
    let taps = Scratch.partial.take(g.kernel * g.kernel * tapSize)
    Parallel.forEach(g.kernel * g.kernel, sharing: (g, filters, taps)) { tap, shared in
      let (g, filters, taps) = shared
      transpose(
        filters + tap * tapSize, rows: g.inputChannels, columns: g.outputChannels,
        stride: g.outputChannels, to: taps + tap * tapSize, stride: g.inputChannels)
    }
    let size = ColumnPanels.size(rows: g.outputChannels, columns: phaseChannels)
    let memory = Scratch.shared.take(Self.pairs * size)
    Parallel.forEach(4 * Self.pairs, sharing: (self, taps, memory)) { piece, shared in
      let (winograd, taps, memory) = shared
      let (pair, phase) = piece.quotientAndRemainder(dividingBy: 4)
      let g = winograd.geometry
      let blocks = g.inputChannels / 16
      let panels = ColumnPanels(pointer: memory + pair * size, rows: g.outputChannels)
      winograd.sum(pair, phase).store(
        items: g.outputChannels, blocks: blocks, of: SumSource(taps, stride: g.inputChannels),
        in: PanelRows(panels: panels, row: 0, firstBlock: phase * blocks))
    }
    return UnsafePointer(memory)
  }

  /// A filter at a pair of points in one phase, from its taps.
  private func sum(_ pair: Int, _ phase: Int) -> WinogradSum {
    let down = WinogradPlace(segment: 0, phase: phase >> 1, point: pair >> 2)
    let across = WinogradPlace(segment: 0, phase: phase & 1, point: pair & 3)
    return WinogradSum(taps.toPlaces[down.index], taps.toPlaces[across.index]) { ky, kx in
      (ky * geometry.kernel + kx) * geometry.inputChannels * geometry.outputChannels
    }
  }
}

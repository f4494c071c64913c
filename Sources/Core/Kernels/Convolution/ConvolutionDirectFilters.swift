/// Whether `multiplyFiltersDirectly` suits: channels must fill whole vectors, and there must be taps
/// enough for the threads to share.
func isDirectFilter(_ patches: Patches) -> Bool {
  let taps = patches.windowHeight * patches.windowWidth
  return patches.channels % 16 == 0 && taps * patches.channels >= 256
}

/// filters = patchesᵀ · outputs, tap by tap, for patches that suit.
///
/// For one tap of the filter, the left matrix is outputsᵀ [outputChannels, pixels], packed once for
/// all taps; the right one is [pixels, channels], what lies under that tap, and is read where it is.
/// Their product is the tap's part of the gradient, transposed.
func multiplyFiltersDirectly(
  _ patches: Patches, _ outputs: Matrix, into filters: UnsafeMutablePointer<Float>,
  _ epilogue: Epilogue
) {
  let work = FilterWork(
    patches: patches, left: packAll(outputs.transposed), outputChannels: outputs.columns,
    zeros: UnsafePointer(Scratch.zeros.take(patches.channels)), filters: filters,
    epilogue: epilogue)
  let groups = panelCount(patches.channels, FilterWork.channelsPerPiece)
  let taps = patches.windowHeight * patches.windowWidth
  Parallel.forEach(taps * groups, sharing: work) { piece, work in
    work.run(tap: piece / groups, group: piece % groups)
  }
}

/// One gradient, as its pieces see it.
private struct FilterWork {
  static var channelsPerPiece: Int { 2 * Tile.columns }

  let patches: Patches
  let left: UnsafePointer<Float>
  let outputChannels: Int
  let zeros: UnsafePointer<Float>
  let filters: UnsafeMutablePointer<Float>
  let epilogue: Epilogue

  /// Computes some channels of one tap.
  func run(tap: Int, group: Int) {
    let first = group * Self.channelsPerPiece
    let channels = min(Self.channelsPerPiece, patches.channels - first)
    // [outputChannels, channels], and the same transposed.
    let sums = Scratch.partial.take(2 * outputChannels * channels)
    let starts = Scratch.starts.take(depthPerBlock, of: UnsafePointer<Float>.self)
    for index in 0..<blocks(patches.rows) {
      let block = block(index, of: patches.rows)
      patches.locate(block, tap: tap, zeros: zeros) { starts[$0] = $1 + first }
      add(block, starts, channels: channels, to: sums, isFirst: index == 0)
    }
    let transposed = sums + outputChannels * channels
    transpose(
      sums, rows: outputChannels, columns: channels, stride: channels, to: transposed,
      stride: outputChannels)
    for channel in 0..<channels {
      finishRow(
        transposed + channel * outputChannels, columns: outputChannels,
        into: filters + (tap * patches.channels + first + channel) * outputChannels, epilogue)
    }
  }

  /// Adds what one block of pixels contributes.
  private func add(
    _ block: Range<Int>, _ starts: UnsafePointer<UnsafePointer<Float>>, channels: Int,
    to sums: UnsafeMutablePointer<Float>, isFirst: Bool
  ) {
    let tile = Scratch.own.take(Tile.count)
    let panels = panelCount(outputChannels, Tile.rows)
    let panelSize = PanelLayout.size(depth: block.count)
    let leftBlock = left + panels * PanelLayout.size(depth: block.lowerBound)
    for column in stride(from: 0, to: channels, by: Tile.columns) {
      let width = min(Tile.columns, channels - column)
      for panel in 0..<panels {
        let row = panel * Tile.rows
        let height = min(Tile.rows, outputChannels - row)
        multiplyScattered(
          rows: height, columns: width, depth: block.count, left: leftBlock + panel * panelSize,
          starts: starts, offset: column, tile: tile)
        for i in 0..<height {
          finishRow(
            tile + i * Tile.columns, columns: width,
            into: sums + ((row + i) * channels + column), Epilogue(accumulates: !isFirst))
        }
      }
    }
  }
}

/// All patches of a batch of images, as a matrix: [count · patchesHigh · patchesWide, windowHeight
/// · windowWidth · channels]. It exists only in panels.
///
/// Images are [height, width, channels], so a window's row of pixels is one run of memory: a patch
/// is `windowHeight` runs, cut off at the image's edges and filled with zeros.
struct Patches: LeftOperand {
  let images: UnsafePointer<Float>
  let count: Int
  let height: Int
  let width: Int
  let channels: Int
  let windowHeight: Int
  let windowWidth: Int
  let stride: Int
  /// Where the first window begins; negative where the image is padded.
  let top: Int
  let left: Int
  let patchesHigh: Int
  let patchesWide: Int

  var rows: Int { count * patchesHigh * patchesWide }
  var depth: Int { windowHeight * runLength }
  var layout: PanelLayout { .rowChunks }

  /// Numbers in one row of a window.
  private var runLength: Int { windowWidth * channels }

  func pack(rows: Range<Int>, depth: Range<Int>, into panels: UnsafeMutablePointer<Float>) {
    let panelSize = PanelLayout.size(depth: depth.count)
    let chunk = PanelLayout.chunk
    forEachPatch(rows) { index, patch in
      let row = panels + (index / Tile.rows * panelSize + index % Tile.rows * chunk)
      forEachRun(of: patch, depth) { source, count, depth in
        var source = source
        var depth = depth
        let end = depth + count
        while depth < end {
          let inChunk = depth % chunk
          let size = min(chunk - inChunk, end - depth)
          copyPiece(source, size, into: row + (depth / chunk * chunk * Tile.rows + inChunk))
          if source != nil { source! += size }
          depth += size
        }
      }
    }
  }

  /// A patch of one image: where its first run is, and its window.
  fileprivate struct Patch {
    var image: UnsafePointer<Float>
    var y: Int
    var x: Int
  }

  /// Calls `body` with the patches of these rows, numbered from 0.
  @inline(__always)
  fileprivate func forEachPatch(_ rows: Range<Int>, _ body: (Int, Patch) -> Void) {
    var (line, column) = rows.lowerBound.quotientAndRemainder(dividingBy: patchesWide)
    var (number, high) = line.quotientAndRemainder(dividingBy: patchesHigh)
    line = high
    for index in 0..<rows.count {
      let image = images + number * height * width * channels
      body(index, Patch(image: image, y: top + line * stride, x: left + column * stride))
      column += 1
      if column == patchesWide {
        column = 0
        line += 1
      }
      if line == patchesHigh {
        line = 0
        number += 1
      }
    }
  }

  /// Calls `body` with the runs that make up this part of a patch: a source, or nil for zeros; how
  /// many numbers; and where in the part they go.
  @inline(__always)
  fileprivate func forEachRun(
    of patch: Patch, _ depth: Range<Int>, _ body: (UnsafePointer<Float>?, Int, Int) -> Void
  ) {
    guard !depth.isEmpty else { return }
    let length = runLength
    // Of a run, what lies within the image.
    let inside = max(0, -patch.x * channels)
    let outside = min(length, (width - patch.x) * channels)
    var start = depth.lowerBound
    var line = start / length
    while start < depth.upperBound {
      let lineStart = line * length
      let end = min(depth.upperBound, lineStart + length)
      let y = patch.y + line
      let at = start - depth.lowerBound
      let low = max(start, min(end, lineStart + inside))
      let high = min(end, max(low, lineStart + outside))
      if y < 0 || y >= height {
        body(nil, end - start, at)
      } else {
        if start < low { body(nil, low - start, at) }
        if low < high {
          let source = patch.image + ((y * width + patch.x) * channels + low - lineStart)
          body(source, high - low, low - depth.lowerBound)
        }
        if high < end { body(nil, end - high, high - depth.lowerBound) }
      }
      start = end
      line += 1
    }
  }
}

/// The transposed matrix of patches, for the gradient of the filters.
struct TransposedPatches: LeftOperand {
  let patches: Patches

  var rows: Int { patches.depth }
  var depth: Int { patches.rows }
  var layout: PanelLayout { .depthMajor }

  func pack(rows: Range<Int>, depth: Range<Int>, into panels: UnsafeMutablePointer<Float>) {
    let panelSize = PanelLayout.size(depth: depth.count)
    patches.forEachPatch(depth) { step, patch in
      patches.forEachRun(of: patch, rows) { source, count, row in
        var source = source
        var row = row
        let end = row + count
        while row < end {
          let inPanel = row % Tile.rows
          let size = min(Tile.rows - inPanel, end - row)
          let panel = panels + row / Tile.rows * panelSize
          copyPiece(source, size, into: panel + (step * Tile.rows + inPanel))
          if source != nil { source! += size }
          row += size
        }
      }
    }
  }
}

/// Copies a few floats, or writes zeros where there is no source.
@inline(__always)
private func copyPiece(
  _ source: UnsafePointer<Float>?, _ count: Int, into target: UnsafeMutablePointer<Float>
) {
  guard let source else {
    for i in 0..<count { target[i] = 0 }
    return
  }
  if count == 16 {
    target.vector = source.vector
  } else if count == Tile.rows {
    for i in 0..<Tile.rows { target[i] = source[i] }
  } else if count == 4 {
    for i in 0..<4 { target[i] = source[i] }
  } else {
    for i in 0..<count { target[i] = source[i] }
  }
}

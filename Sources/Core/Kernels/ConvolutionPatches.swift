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
  fileprivate var runLength: Int { windowWidth * channels }

  func pack(rows: Range<Int>, depth: Range<Int>, into panels: UnsafeMutablePointer<Float>) {
    let panelSize = PanelLayout.size(depth: depth.count)
    let chunk = PanelLayout.chunk
    let part = Part(depth, lineLength: runLength)
    forEachPatch(rows) { index, patch in
      let row = panels + (index / Tile.rows * panelSize + index % Tile.rows * chunk)
      if touchesEdge(patch) {
        dealZeros(count: depth.count, to: row, width: chunk, panelSize: chunk * Tile.rows)
      }
      forEachRun(of: patch, part) { source, count, position in
        deal(
          source, count: count, at: position, to: row, width: chunk,
          panelSize: chunk * Tile.rows)
      }
    }
  }

  /// Where a patch lies.
  fileprivate struct Patch {
    var image: UnsafePointer<Float>
    var y: Int
    var x: Int
  }

  @inline(__always)
  fileprivate func touchesEdge(_ patch: Patch) -> Bool {
    patch.y < 0 || patch.x < 0 || patch.y + windowHeight > height || patch.x + windowWidth > width
  }

  /// Calls `body` with the patches of these rows, numbered from 0.
  @inline(__always)
  fileprivate func forEachPatch(_ rows: Range<Int>, _ body: (Int, Patch) -> Void) {
    var (line, column) = rows.lowerBound.quotientAndRemainder(dividingBy: patchesWide)
    let number = line / patchesHigh
    line %= patchesHigh
    var patch = Patch(
      image: images + number * height * width * channels, y: top + line * stride,
      x: left + column * stride)
    for index in 0..<rows.count {
      body(index, patch)
      column += 1
      patch.x += stride
      guard column == patchesWide else { continue }
      column = 0
      patch.x = left
      line += 1
      patch.y += stride
      guard line == patchesHigh else { continue }
      line = 0
      patch.y = top
      patch.image += height * width * channels
    }
  }

  /// Some of the numbers of every patch, and the rows of the window that they come from.
  fileprivate struct Part {
    let count: Int
    let lines: Range<Int>
    /// Where the first of these rows would begin in the part: not above 0.
    let start: Int

    init(_ range: Range<Int>, lineLength: Int) {
      count = range.count
      lines =
        range.isEmpty
        ? 0..<0 : range.lowerBound / lineLength..<(range.upperBound - 1) / lineLength + 1
      start = lines.lowerBound * lineLength - range.lowerBound
    }
  }

  /// Calls `body` with the runs of a patch that lie inside the image, as far as they belong to
  /// `part`: a source, how many numbers, and where in the part they go.
  @inline(__always)
  fileprivate func forEachRun(
    of patch: Patch, _ part: Part, _ body: (UnsafePointer<Float>, Int, Int) -> Void
  ) {
    let inside = max(0, -patch.x * channels)
    let outside = min(runLength, (width - patch.x) * channels)
    var source = patch.image + ((patch.y + part.lines.lowerBound) * width + patch.x) * channels
    var position = part.start
    for line in part.lines {
      let low = max(inside, -position)
      let high = min(outside, part.count - position)
      let y = patch.y + line
      if low < high, y >= 0, y < height { body(source + low, high - low, position + low) }
      source += width * channels
      position += runLength
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
    let part = Patches.Part(rows, lineLength: patches.runLength)
    patches.forEachPatch(depth) { step, patch in
      let column = panels + step * Tile.rows
      if patches.touchesEdge(patch) {
        dealZeros(count: rows.count, to: column, width: Tile.rows, panelSize: panelSize)
      }
      patches.forEachRun(of: patch, part) { source, count, position in
        deal(
          source, count: count, at: position, to: column, width: Tile.rows, panelSize: panelSize)
      }
    }
  }
}

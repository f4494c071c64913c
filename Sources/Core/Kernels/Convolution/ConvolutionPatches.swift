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
    deal(patches: rows, depth, into: panels, width: chunk, panelSize: chunk * Tile.rows) {
      $0 / Tile.rows * panelSize + $0 % Tile.rows * chunk
    }
  }

  /// Deals out a part of each of these patches, the first `width` numbers to one panel, the next to
  /// the one after; the panels of the patch numbered i begin `offset(i)` after `panels`.
  @inline(__always)
  fileprivate func deal(
    patches: Range<Int>, _ part: Range<Int>, into panels: UnsafeMutablePointer<Float>, width: Int,
    panelSize: Int, offset: (Int) -> Int
  ) {
    guard !part.isEmpty else { return }
    forEachRowOfPatches(patches) { row in
      for index in row.indices where row.y < 0 || row.y + windowHeight > height || isCut(row, index)
      {
        dealZeros(
          count: part.count, to: panels + offset(index), width: width, panelSize: panelSize)
      }
    }
    for line in part.lowerBound / runLength...(part.upperBound - 1) / runLength {
      // Where this row of the window would go, and what of it belongs to the part.
      let position = line * runLength - part.lowerBound
      let first = max(0, -position)
      let last = min(runLength, part.count - position)
      let whole = Deal(
        count: last - first, at: position + first, width: width, panelSize: panelSize)
      forEachRowOfPatches(patches) { row in
        let y = row.y + line
        guard y >= 0, y < height else { return }
        var source = row.image + (y * self.width + row.x) * channels
        for index in row.indices {
          let target = panels + offset(index)
          if !isCut(row, index) {
            whole(source + first, to: target, width: width, panelSize: panelSize)
          } else {
            let x = row.x + (index - row.indices.lowerBound) * stride
            let low = max(first, -x * channels)
            let high = min(last, (self.width - x) * channels)
            if low < high {
              Deal(count: high - low, at: position + low, width: width, panelSize: panelSize)(
                source + low, to: target, width: width, panelSize: panelSize)
            }
          }
          source += stride * channels
        }
      }
    }
  }

  /// Calls `body` with each of these patches, numbered from 0, and where its pixel under one tap of
  /// the window is: in the image, or at `zeros` if it is outside.
  @inline(__always)
  func locate(
    _ patches: Range<Int>, tap: Int, zeros: UnsafePointer<Float>,
    _ body: (Int, UnsafePointer<Float>) -> Void
  ) {
    let (down, across) = tap.quotientAndRemainder(dividingBy: windowWidth)
    forEachRowOfPatches(patches) { row in
      let y = row.y + down
      var x = row.x + across
      let isInside = y >= 0 && y < height
      let line = row.image + (isInside ? y : 0) * width * channels
      for index in row.indices {
        body(index, isInside && x >= 0 && x < width ? line + x * channels : zeros)
        x += stride
      }
    }
  }

  /// Neighbouring patches in one row of an image's patches.
  private struct RowOfPatches {
    /// Their numbers.
    var indices: Range<Int>
    var image: UnsafePointer<Float>
    /// Where the first of them lies.
    var y: Int
    var x: Int
    /// Those whose window lies within the image's width.
    var uncut: Range<Int>
  }

  /// Calls `body` with the rows of patches that make up this range, numbered from 0.
  @inline(__always)
  private func forEachRowOfPatches(_ range: Range<Int>, _ body: (RowOfPatches) -> Void) {
    // In any row, the columns whose windows are uncut.
    let firstUncut = max(0, (-left + stride - 1) / stride)
    let lastUncut = max(firstUncut, (width - windowWidth - left + stride) / stride)
    var (line, column) = range.lowerBound.quotientAndRemainder(dividingBy: patchesWide)
    let number = line / patchesHigh
    line %= patchesHigh
    var image = images + number * height * width * channels
    var index = 0
    while index < range.count {
      let count = min(patchesWide - column, range.count - index)
      let start = index - column
      body(
        RowOfPatches(
          indices: index..<index + count, image: image, y: top + line * stride,
          x: left + column * stride, uncut: start + firstUncut..<start + lastUncut))
      index += count
      column = 0
      line += 1
      if line == patchesHigh {
        line = 0
        image += height * width * channels
      }
    }
  }

  @inline(__always)
  private func isCut(_ row: RowOfPatches, _ index: Int) -> Bool {
    index < row.uncut.lowerBound || index >= row.uncut.upperBound
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
    patches.deal(patches: depth, rows, into: panels, width: Tile.rows, panelSize: panelSize) {
      $0 * Tile.rows
    }
  }
}

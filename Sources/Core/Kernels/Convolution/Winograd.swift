/// Convolutions of four by four taps, two pixels apart, with about half the multiplications.
///
/// `WinogradAxis` tells how. In two dimensions a convolution becomes sixteen products, one for each
/// pair of points: what the pixels of all segments are at those points, [segments, 4 · inputChannels],
/// with what the filters are there, [4 · inputChannels, outputChannels]. For 7 by 7 outputs that is 100
/// rows in place of 196, and for 14 by 14 it is 361 in place of 784.
///
/// The three faces are made of the same three linear maps, of pixels, filters and outputs, and of
/// their transposes. Rounding differs a little from that of the direct way; each sum still depends on
/// the shape alone, never on the number of threads.
struct Winograd {
  let geometry: ConvolutionGeometry
  let vertical: WinogradAxis
  let horizontal: WinogradAxis
  let taps: WinogradTaps

  /// Whether a convolution can be computed this way, and is worth it: with few channels or outputs the
  /// maps take longer than the multiplications that they save.
  static func suits(_ geometry: ConvolutionGeometry) -> Bool {
    let g = geometry
    return g.kernel == 4 && g.stride == 2 && g.padding == 1
      && g.inputChannels % 16 == 0 && g.outputChannels % 16 == 0
      && max(g.inputChannels, g.outputChannels) >= 32 && min(g.outputHeight, g.outputWidth) >= 4
  }

  /// The axes and taps of a geometry that suits, or has as few as two outputs a side or sixteen
  /// channels; the maps lie in this thread's memory until the next one.
  init(_ geometry: ConvolutionGeometry) {
    let g = geometry
    self.geometry = g
    var memory = Scratch.maps.take(
      WinogradAxis.mapRows(pixels: g.height, outputs: g.outputHeight)
        + WinogradAxis.mapRows(pixels: g.width, outputs: g.outputWidth) + WinogradTaps.mapRows,
      of: LinearMap.Terms.self)
    vertical = WinogradAxis(pixels: g.height, outputs: g.outputHeight, in: &memory)
    horizontal = WinogradAxis(pixels: g.width, outputs: g.outputWidth, in: &memory)
    taps = WinogradTaps(in: &memory)
  }

  /// The pairs of points, 4 · the vertical one + the horizontal one.
  static var pairs: Int { WinogradAxis.points * WinogradAxis.points }

  /// The channels of all four phases, 2 · the vertical one + the horizontal one.
  var phaseChannels: Int { 4 * geometry.inputChannels }

  /// Calls `body` with the places of all segments at a pair of points, in one phase.
  @inline(__always)
  func forEachSegment(
    _ pair: Int, phase: Int = 0, _ body: (_ vertical: WinogradPlace, WinogradPlace) -> Void
  ) {
    for row in 0..<vertical.segments(at: pair >> 2) {
      for column in 0..<horizontal.segments(at: pair & 3) {
        body(
          WinogradPlace(segment: row, phase: phase >> 1, point: pair >> 2),
          WinogradPlace(segment: column, phase: phase & 1, point: pair & 3))
      }
    }
  }

  /// The pixels of an image that make a segment's point.
  @inline(__always)
  func pixels(_ down: WinogradPlace, _ across: WinogradPlace) -> WinogradSum {
    WinogradSum(vertical.fromPixels[down.index], horizontal.fromPixels[across.index]) { y, x in
      (y &* geometry.width &+ x) &* geometry.inputChannels
    }
  }

  /// Whether all pixels of a segment's point lie inside the image, in both phases: the padding is in
  /// one of them only.
  @inline(__always)
  func isWhole(_ across: WinogradPlace) -> Bool {
    horizontal.fromPixels[across.inPhase(0).index].count
      == horizontal.fromPixels[across.inPhase(1).index].count
  }

  /// The outputs that make a segment's point.
  @inline(__always)
  func outputs(_ down: WinogradPlace, _ across: WinogradPlace) -> WinogradSum {
    WinogradSum(vertical.fromOutputs[down.index], horizontal.fromOutputs[across.index]) { y, x in
      (y &* geometry.outputWidth &+ x) &* geometry.outputChannels
    }
  }

}

/// Where the segments of some images stand: rows of one matrix for each pair of points, segment by
/// segment, and image by image within.
struct WinogradRows {
  let images: Int
  private let winograd: Winograd
  private var firsts = InlineArray<17, Int>(repeating: 0)

  init(_ winograd: Winograd, images: Int) {
    self.winograd = winograd
    self.images = images
    for pair in 0..<Winograd.pairs {
      firsts[pair + 1] = firsts[pair] + panelCount(count(pair), Tile.rows) * Tile.rows
    }
  }

  /// Rows of the matrix of a pair of points.
  func count(_ pair: Int) -> Int {
    winograd.vertical.segments(at: pair >> 2) * winograd.horizontal.segments(at: pair & 3) * images
  }

  /// Where that matrix begins, among all of them; each begins at a tile.
  @inline(__always)
  func first(_ pair: Int) -> Int { firsts[unchecked: pair] }

  /// Rows of all matrices, with those that fill up their last tiles.
  var total: Int { firsts[Winograd.pairs] }

  /// A segment's row in its matrix, for the first image; the others' follow.
  @inline(__always)
  func row(_ vertical: WinogradPlace, _ horizontal: WinogradPlace) -> Int {
    (vertical.segment &* winograd.horizontal.segments(at: horizontal.point) &+ horizontal.segment)
      &* images
  }
}

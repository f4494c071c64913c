import Core

extension Diagram {
  /// Sand that is moved along a line: two samples of one size as heaps, one above the other, and ways from the
  /// grains of the first to those of the second, in their order, so that none cross. That is the cheapest plan.
  ///
  /// Traps if the samples are not of one size.
  public static func transport(
    _ title: String, from start: [Float], to end: [Float], ways: Int = 24
  ) -> Diagram {
    var drawing = HeapDrawing(start, end)
    return Diagram(title: title, svg: drawing.plan(ways: ways, title: title))
  }

  /// The best ruler for two samples of one size on a line: of all functions that are nowhere steeper than 1 the one
  /// that stands highest above the first sample, compared with the second. Up and across have one scale.
  ///
  /// It rises where more of the second sample than of the first lies to the left, and falls where less does: so it
  /// reads the whole Wasserstein distance. Traps if the samples are not of one size.
  public static func ruler(_ title: String, over high: [Float], above low: [Float]) -> Diagram {
    var drawing = HeapDrawing(high, low)
    return Diagram(title: title, svg: drawing.ruler(title: title))
  }
}

/// Puts two heaps of points of a line on paper.
private struct HeapDrawing {
  private static let (width, margin, heap) = (340.0, 14.0, 56.0)

  private let first: [Double]
  private let second: [Double]
  private let bottom: Double
  private let scale: Double
  private var pen = DiagramPen(width: 0, height: 0)

  init(_ first: [Float], _ second: [Float]) {
    require(
      first.count == second.count && first.count > 1,
      "Two heaps have one size: these have \(first.count) and \(second.count) grains.")
    self.first = first.sorted().map(Double.init)
    self.second = second.sorted().map(Double.init)
    bottom = min(self.first[0], self.second[0])
    let top = max(self.first.last!, self.second.last!)
    scale = (Self.width - 2 * Self.margin) / max(top - bottom, 1e-6)
  }

  private func x(_ value: Double) -> Double { Self.margin + (value - bottom) * scale }

  /// How far a grain travels in the mean.
  private var distance: Double {
    zip(first, second).reduce(0) { $0 + abs($1.0 - $1.1) } / Double(first.count)
  }

  mutating func plan(ways: Int, title: String) -> String {
    let (upper, lower) = (Self.heap + 34, Self.heap + 154)
    pen = DiagramPen(width: Self.width, height: lower + Self.heap + 34)
    pen.write("from here", Self.margin, 18, anchor: "start", isName: true, ink: .value)
    drawHeap(first, on: upper, up: true, .value)
    for way in 0..<ways {
      let grain = (2 * way + 1) * first.count / (2 * ways)
      pen.line(
        from: (x(first[grain]), upper + 3), to: (x(second[grain]), lower - 3), ink: .plain)
    }
    drawHeap(second, on: lower, up: false, .slope)
    let words = lower + Self.heap + 22
    pen.write("to here", Self.margin, words, anchor: "start", isName: true, ink: .slope)
    pen.write(
      "mean way \(NumberStyle.fixed(3).text(distance))", Self.width - Self.margin, words,
      anchor: "end")
    return pen.document(title: title)
  }

  mutating func ruler(title: String) -> String {
    let points = best
    let (low, high) = (points.map(\.y).min()!, points.map(\.y).max()!)
    let floor = 40 + (high - low) * scale
    let middle = floor + 22 + Self.heap
    func place(_ point: (x: Double, y: Double)) -> (x: Double, y: Double) {
      (x(point.x), floor - (point.y - low) * scale)
    }
    pen = DiagramPen(width: Self.width, height: middle + Self.heap + 34)
    pen.write("the best ruler", Self.width / 2, 18, isName: true, ink: .moving)
    for (start, end) in zip(points, points.dropFirst()) {
      pen.line(from: place(start), to: place(end), ink: .moving, stroke: 2.5)
    }
    drawHeap(first, on: middle, up: true, .value)
    drawHeap(second, on: middle, up: false, .slope)
    let words = middle + Self.heap + 22
    pen.write("high over these", Self.margin, middle - 12, anchor: "start", ink: .value)
    pen.write("low over these", Self.margin, middle + 22, anchor: "start", ink: .slope)
    pen.write(
      "mean height over blue less orange: \(NumberStyle.fixed(3).text(distance))", Self.margin,
      words, anchor: "start")
    return pen.document(title: title)
  }

  /// The corners of the best ruler, from left to right.
  private var best: [(x: Double, y: Double)] {
    let steps = (first.map { ($0, -1) } + second.map { ($0, 1) }).sorted { $0.0 < $1.0 }
    var corners = [(x: steps[0].0, y: 0.0)]
    var ahead = 0  // how many more of the second than of the first lie to the left
    var slope = 0
    for (step, next) in zip(steps, steps.dropFirst()) {
      ahead += step.1
      let rise = ahead.signum()
      let last = corners[corners.count - 1]
      let end = (x: next.0, y: last.y + Double(rise) * (next.0 - step.0))
      if rise == slope { corners[corners.count - 1] = end } else { corners.append(end) }
      slope = rise
    }
    return corners
  }

  /// A heap as bars on a line, upwards or downwards.
  private mutating func drawHeap(
    _ grains: [Double], on ground: Double, up: Bool, _ ink: DiagramPen.Ink
  ) {
    let width = 6.0
    var counts = [Int](repeating: 0, count: Int((Self.width - 2 * Self.margin) / width))
    for grain in grains {
      counts[min(counts.count - 1, Int((x(grain) - Self.margin) / width))] += 1
    }
    let most = Double(counts.max() ?? 1)
    for (place, count) in counts.enumerated() where count > 0 {
      let height = max(1, Self.heap * Double(count) / most)
      let left = Self.margin + width * Double(place)
      let end = up ? ground - height : ground + height
      pen.area(
        [(left, ground), (left + width, ground), (left + width, end), (left, end)], ink: ink,
        fill: 0.35)
    }
    pen.line(from: (Self.margin, ground), to: (Self.width - Self.margin, ground), ink: .plain)
  }
}

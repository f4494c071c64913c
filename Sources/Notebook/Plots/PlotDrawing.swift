extension Plot {
  /// The plot as an SVG picture on a transparent ground, 720 by 400.
  public var svg: String {
    var drawing = PlotDrawing(self)
    return drawing.document()
  }
}

/// Puts a plot on paper.
private struct PlotDrawing {
  private let plot: Plot
  private let x: Axis
  private let y: Axis
  private let labels: [String]
  private var writer = SVGWriter(width: 720, height: 400)
  private let left = 74.0
  private let right = 700.0
  private let top = 66.0
  private let bottom = 344.0

  init(_ plot: Plot) {
    self.plot = plot
    labels = plot.series.first { $0.mark == .bars }?.labels ?? []
    let fromZero = plot.series.contains { $0.mark == .bars || $0.mark == .area }
    var heights: [Double] = plot.series.flatMap { $0.points.map(\.y) }
    if fromZero { heights.append(0) }
    if let range = plot.yRange { heights = [range.lowerBound, range.upperBound] }
    y = Axis(heights, scale: plot.yScale)
    let isScatter = plot.series.contains { $0.mark == .scatter }
    x =
      labels.isEmpty
      ? Axis(plot.series.flatMap { $0.points.map(\.x) }, padded: isScatter)
      : Axis([-0.5, Double(labels.count) - 0.5], padded: false)
  }

  mutating func document() -> String {
    drawAxes()
    let bars = plot.series.count { $0.mark == .bars }
    var bar = 0
    for (index, series) in plot.series.enumerated() {
      let colour = SVGWriter.colours[index % SVGWriter.colours.count]
      switch series.mark {
      case .line: drawLine(series.points, colour)
      case .scatter: drawDots(series.points, colour)
      case .area: drawArea(series.points, colour)
      case .rule: drawRule(at: series.points[0].y, colour)
      case .bars:
        drawBars(series.points, colour, bar, of: bars)
        bar += 1
      }
    }
    drawLegend()
    return writer.document(title: plot.title)
  }

  private func across(_ value: Double) -> Double? {
    x.place(value).map { left + $0 * (right - left) }
  }

  private func down(_ value: Double) -> Double? {
    y.place(value).map { bottom - min(max($0, 0), 1) * (bottom - top) }
  }

  private func number(_ value: Double) -> String { SVGWriter.number(value) }

  private mutating func write(
    _ text: String, _ x: Double, _ y: Double, anchor: String = "middle", style: String? = nil
  ) {
    var attributes: [(String, String)] = [("x", number(x)), ("y", number(y))]
    attributes.append(("text-anchor", anchor))
    if let style { attributes.append(("class", style)) }
    writer.add("text", attributes, text: text)
  }

  private mutating func stroke(
    _ style: String, from a: (Double, Double), to b: (Double, Double), colour: String? = nil
  ) {
    var attributes = [("class", style), ("x1", number(a.0)), ("y1", number(a.1))]
    attributes += [("x2", number(b.0)), ("y2", number(b.1))]
    if let colour { attributes.append(("stroke", colour)) }
    writer.add("line", attributes)
  }

  private mutating func drawAxes() {
    write(plot.title, left, 24, anchor: "start", style: "title")
    for tick in y.ticks {
      guard let height = down(tick) else { continue }
      stroke("grid", from: (left, height), to: (right, height))
      write(y.label(tick), left - 8, height + 4.5, anchor: "end")
    }
    if labels.isEmpty {
      for tick in x.ticks {
        guard let place = across(tick) else { continue }
        stroke("axis", from: (place, bottom), to: (place, bottom + 5))
        write(x.label(tick), place, bottom + 20)
      }
    } else {
      let every = (labels.count + 31) / 32
      for (index, label) in labels.enumerated() where index % every == 0 {
        guard let place = across(Double(index)) else { continue }
        write(label, place, bottom + 20)
      }
    }
    stroke("axis", from: (left, bottom), to: (right, bottom))
    write(plot.xLabel, (left + right) / 2, bottom + 44)
    let middle = number((top + bottom) / 2)
    writer.add(
      "text",
      [("transform", "translate(18 \(middle)) rotate(-90)"), ("text-anchor", "middle")],
      text: plot.yLabel)
  }

  private mutating func drawLine(_ points: [Point], _ colour: String) {
    var path = ""
    var drawing = false
    for point in points {
      guard let x = across(point.x), let y = down(point.y) else {
        drawing = false
        continue
      }
      path += (drawing ? "L" : "M") + number(x) + " " + number(y)
      drawing = true
    }
    writer.add("path", [("class", "line"), ("stroke", colour), ("d", path)])
  }

  private mutating func drawArea(_ points: [Point], _ colour: String) {
    let corners = points.compactMap { point -> String? in
      guard let x = across(point.x), let y = down(point.y) else { return nil }
      return number(x) + "," + number(y)
    }
    writer.add(
      "polygon",
      [
        ("class", "area"), ("fill", colour), ("stroke", colour),
        ("points", corners.joined(separator: " ")),
      ])
  }

  private mutating func drawDots(_ points: [Point], _ colour: String) {
    let radius = points.count > 500 ? "1.5" : "3"
    for point in points {
      guard let x = across(point.x), let y = down(point.y) else { continue }
      writer.add(
        "circle",
        [("class", "dot"), ("cx", number(x)), ("cy", number(y)), ("r", radius), ("fill", colour)])
    }
  }

  private mutating func drawBars(_ points: [Point], _ colour: String, _ bar: Int, of bars: Int) {
    let room = (right - left) / Double(max(labels.count, 1)) * 0.8 / Double(bars)
    guard let ground = down(plot.yScale == .linear ? 0 : y.range.lowerBound) else { return }
    for point in points {
      guard let middle = across(point.x), let end = down(point.y) else { continue }
      let start = middle + (Double(bar) - Double(bars) / 2) * room
      writer.add(
        "rect",
        [
          ("x", number(start)), ("y", number(min(end, ground))), ("width", number(room)),
          ("height", number(abs(end - ground))), ("fill", colour),
        ])
    }
  }

  private mutating func drawRule(at value: Double, _ colour: String) {
    guard let height = down(value) else { return }
    stroke("rule", from: (left, height), to: (right, height), colour: colour)
  }

  /// Names in a row under the title; a plot of one unnamed series needs none.
  private mutating func drawLegend() {
    var place = left
    for (index, series) in plot.series.enumerated() where !series.name.isEmpty {
      let colour = SVGWriter.colours[index % SVGWriter.colours.count]
      switch series.mark {
      case .line: stroke("line", from: (place, 44), to: (place + 18, 44), colour: colour)
      case .rule: stroke("rule", from: (place, 44), to: (place + 18, 44), colour: colour)
      default:
        writer.add(
          "rect",
          [("x", number(place + 3)), ("y", "38"), ("width", "12"), ("height", "12")]
            + [("fill", colour)])
      }
      write(series.name, place + 24, 48.5, anchor: "start")
      place += 24 + 7.2 * Double(series.name.count) + 22
    }
  }
}

import Core

/// Points of a plane in the colours of their classes, with the number of each class in their midst.
public struct ClassMap: Sendable {
  /// The colours of ten classes, of middle brightness like those of plots, for light pages and dark.
  private static let colours =
    SVGWriter.colours + ["#d1495b", "#3a9fb0", "#8a5a3c", "#77808a"]

  private let title, xLabel, yLabel: String
  private let classes: [[Point]]
  private let x, y: Axis
  private var sheet = SVGWriter(width: 640, height: 640)
  private let left = 60.0
  private let right = 620.0
  private let top = 44.0
  private let bottom = 588.0

  /// A map of points `[N, 2]`; the class of each is a number from 0 to 9, one class where there are
  /// none. Traps unless there is a class for each point, and on others.
  public init(
    _ title: String, x xLabel: String, y yLabel: String, of points: Tensor, in labels: [Int]?
  ) {
    let labels = labels ?? [Int](repeating: 0, count: points.shape[0])
    require(
      points.shape == [labels.count, 2] && labels.allSatisfy(Self.colours.indices.contains),
      "A map takes points [N, 2] with a class from 0 to 9 each, not \(points.shape).")
    (self.title, self.xLabel, self.yLabel) = (title, xLabel, yLabel)
    let places = points.scalars.map(Double.init)
    var classes = [[Point]](repeating: [], count: (labels.max() ?? 0) + 1)
    for (row, label) in labels.enumerated() {
      classes[label].append(Point(places[2 * row], places[2 * row + 1]))
    }
    self.classes = classes
    let furthest = 1.02 * (places.map(abs).max() ?? 1)
    x = Axis([-furthest, furthest], padded: false)
    y = x
  }

  /// The map as an SVG picture on a transparent ground, 640 by 640.
  var svg: String {
    var map = self
    return map.drawn()
  }

  private mutating func drawn() -> String {
    label(title, left, 24, anchor: "start", style: "title")
    drawAxes()
    for (number, points) in classes.enumerated() where !points.isEmpty {
      drawCloud(points, Self.colours[number])
    }
    guard classes.count > 1 else { return sheet.document(title: title) }
    for (number, points) in classes.enumerated() where !points.isEmpty {
      drawNumber(number, amid: points)
    }
    return sheet.document(title: title)
  }

  private func across(_ value: Double) -> Double { left + (x.place(value) ?? 0) * (right - left) }
  private func down(_ value: Double) -> Double { bottom - (y.place(value) ?? 0) * (bottom - top) }

  private mutating func label(
    _ text: String, _ x: Double, _ y: Double, anchor: String = "middle", style: String? = nil
  ) {
    let place = [("x", SVGWriter.number(x)), ("y", SVGWriter.number(y)), ("text-anchor", anchor)]
    sheet.add("text", place + (style.map { [("class", $0)] } ?? []), text: text)
  }

  private mutating func drawAxes() {
    for tick in x.ticks {
      let (column, row) = (SVGWriter.number(across(tick)), SVGWriter.number(down(tick)))
      let edges = [left, right, top, bottom].map(SVGWriter.number)
      sheet.add(
        "line",
        [("class", "grid"), ("x1", column), ("x2", column), ("y1", edges[2]), ("y2", edges[3])])
      sheet.add(
        "line", [("class", "grid"), ("x1", edges[0]), ("x2", edges[1]), ("y1", row), ("y2", row)])
      label(x.label(tick), across(tick), bottom + 18)
      label(y.label(tick), left - 8, down(tick) + 4.5, anchor: "end")
    }
    label(xLabel, (left + right) / 2, bottom + 40)
    let turn = "translate(18 \(SVGWriter.number((top + bottom) / 2))) rotate(-90)"
    sheet.add("text", [("transform", turn), ("text-anchor", "middle")], text: yLabel)
  }

  /// All points of a class in one path: a stroke of no length with round ends is a dot.
  private mutating func drawCloud(_ points: [Point], _ colour: String) {
    let dots = points.map {
      "M\(SVGWriter.number(across($0.x))) \(SVGWriter.number(down($0.y)))h0"
    }
    sheet.add(
      "path",
      [
        ("fill", "none"), ("stroke", colour), ("stroke-width", "4"), ("stroke-opacity", "0.5"),
        ("stroke-linecap", "round"), ("d", dots.joined()),
      ])
  }

  /// The number of a class on a disc of its colour, at the median of its points.
  private mutating func drawNumber(_ number: Int, amid points: [Point]) {
    let x = across(points.map(\.x).sorted()[points.count / 2])
    let y = down(points.map(\.y).sorted()[points.count / 2])
    let place = [("cx", SVGWriter.number(x)), ("cy", SVGWriter.number(y)), ("r", "11")]
    let edge = [("fill", Self.colours[number]), ("stroke", "#ffffff")]
    sheet.add("circle", place + edge)
    sheet.add(
      "text",
      [
        ("x", SVGWriter.number(x)), ("y", SVGWriter.number(y + 5)), ("text-anchor", "middle"),
        ("style", "fill: #ffffff; font-weight: 600"),
      ], text: String(number))
  }
}

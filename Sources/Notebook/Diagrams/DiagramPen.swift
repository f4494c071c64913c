/// Draws what diagrams are made of: words, frames, arrows.
struct DiagramPen {
  /// Colours that read on light and on dark pages.
  enum Ink: String {
    case plain = "#6e7781"
    case value = "#2a7fd4"
    case slope = "#dd6b20"
    case moving = "#1f9e72"
  }

  private var writer: SVGWriter

  init(width: Double, height: Double) {
    writer = SVGWriter(width: width, height: height)
    writer.add(
      "style", [], text: ".small { font-size: 13px } .name { font-weight: 600; font-size: 14px }")
  }

  func document(title: String) -> String { writer.document(title: title) }

  /// About how wide a word is, in pixels.
  static func width(of text: String, isName: Bool = false) -> Double {
    Double(text.count) * (isName ? 7.9 : 7.1)
  }

  mutating func write(
    _ text: String, _ x: Double, _ y: Double, anchor: String = "middle", isName: Bool = false,
    ink: Ink? = nil
  ) {
    var attributes = [
      ("x", SVGWriter.number(x)), ("y", SVGWriter.number(y)), ("text-anchor", anchor),
      ("class", isName ? "name" : "small"),
    ]
    if let ink { attributes.append(("style", "fill: \(ink.rawValue)")) }
    writer.add("text", attributes, text: text)
  }

  /// A frame with its middle at `center`; `round` makes its ends half circles.
  mutating func frame(
    _ center: (x: Double, y: Double), width: Double, height: Double, ink: Ink, fill: Double = 0.08,
    stroke: Double = 1.5, isRound: Bool = false, isDashed: Bool = false
  ) {
    var attributes = [
      ("x", SVGWriter.number(center.x - width / 2)), ("y", SVGWriter.number(center.y - height / 2)),
      ("width", SVGWriter.number(width)), ("height", SVGWriter.number(height)),
      ("rx", SVGWriter.number(isRound ? height / 2 : 5)), ("fill", ink.rawValue),
      ("fill-opacity", SVGWriter.number(fill)), ("stroke", ink.rawValue),
      ("stroke-width", SVGWriter.number(stroke)),
    ]
    if isDashed { attributes.append(("stroke-dasharray", "5 4")) }
    writer.add("rect", attributes)
  }

  /// A straight line.
  mutating func line(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), ink: Ink,
    stroke: Double = 1
  ) {
    writer.add(
      "line",
      [
        ("x1", SVGWriter.number(start.x)), ("y1", SVGWriter.number(start.y)),
        ("x2", SVGWriter.number(end.x)), ("y2", SVGWriter.number(end.y)),
        ("stroke", ink.rawValue), ("stroke-width", SVGWriter.number(stroke)),
        ("stroke-linecap", "round"),
      ])
  }

  /// An area between corners.
  mutating func area(_ corners: [(x: Double, y: Double)], ink: Ink, fill: Double) {
    let points = corners.map { "\(SVGWriter.number($0.x)),\(SVGWriter.number($0.y))" }
    writer.add(
      "polygon",
      [
        ("points", points.joined(separator: " ")), ("fill", ink.rawValue),
        ("fill-opacity", SVGWriter.number(fill)), ("stroke", ink.rawValue),
        ("stroke-linejoin", "round"),
      ])
  }

  /// A curve through points that leaves and enters each along `axis`, with a head at its end.
  mutating func arrow(
    through points: [(x: Double, y: Double)], _ direction: Diagram.Direction, ink: Ink,
    isDashed: Bool = false
  ) {
    guard let first = points.first, let last = points.last, points.count > 1 else { return }
    let before = points[points.count - 2]
    let sign = direction == .down ? (last.y < before.y ? -1.0 : 1) : (last.x < before.x ? -1.0 : 1)
    let head = 7.0 * sign
    let neck =
      direction == .down ? (x: last.x, y: last.y - head) : (x: last.x - head, y: last.y)
    var path = "M" + Self.place(first)
    for (start, end) in zip(points, points.dropFirst().dropLast() + [neck]) {
      let (x, y) = ((start.x + end.x) / 2, (start.y + end.y) / 2)
      let controls =
        direction == .down
        ? [(x: start.x, y: y), (x: end.x, y: y)] : [(x: x, y: start.y), (x: x, y: end.y)]
      path += "C" + (controls + [end]).map(Self.place).joined(separator: " ")
    }
    var attributes = [
      ("d", path), ("fill", "none"), ("stroke", ink.rawValue), ("stroke-width", "1.5"),
    ]
    if isDashed { attributes.append(("stroke-dasharray", "5 4")) }
    writer.add("path", attributes)
    let corners =
      direction == .down
      ? [last, (last.x - 4, neck.y), (last.x + 4, neck.y)]
      : [last, (neck.x, last.y - 4), (neck.x, last.y + 4)]
    area(corners, ink: ink, fill: 1)
  }

  private static func place(_ point: (x: Double, y: Double)) -> String {
    SVGWriter.number(point.x) + " " + SVGWriter.number(point.y)
  }
}

import Core

/// Puts boxes and arrows on paper.
struct GraphDrawing {
  private let direction: Diagram.Direction
  private let boxes: [Diagram.Box]
  private let arrows: [Diagram.Arrow]
  private let ends: [(start: Int, end: Int)]
  private let layout: GraphLayout
  private var pen: DiagramPen
  private let margin = 12.0

  /// Traps if two boxes have one name or an arrow names a box that is not there.
  init(_ direction: Diagram.Direction, boxes: [Diagram.Box], arrows: [Diagram.Arrow]) {
    self.direction = direction
    self.boxes = boxes
    self.arrows = arrows
    var indices: [String: Int] = [:]
    for (index, box) in boxes.enumerated() {
      require(indices[box.name] == nil, "Two boxes are named \(box.name).")
      indices[box.name] = index
    }
    func index(of name: String) -> Int {
      guard let index = indices[name] else { fatalError("No box is named \(name).") }
      return index
    }
    ends = arrows.map { (index(of: $0.start), index(of: $0.end)) }
    let words = arrows.map { DiagramPen.width(of: $0.label) }.max() ?? 0
    let isLabelled = words > 0
    layout = GraphLayout(
      extents: boxes.map { Self.extent(of: $0, direction) }, arrows: ends,
      gap: direction == .down
        ? (isLabelled ? max(30, words * 0.6) : 18, isLabelled ? 46 : 34) : (18, max(34, words + 16))
    )
    let size = direction == .down ? layout.size : (layout.size.along, layout.size.across)
    pen = DiagramPen(width: 0, height: 0)
    let labels = arrows.indices.map {
      labelPlace(of: $0).x + DiagramPen.width(of: arrows[$0].label)
    }
    let right = direction == .down ? labels.max() ?? 0 : 0
    pen = DiagramPen(width: max(size.0 + margin, right) + margin, height: size.1 + 2 * margin)
  }

  mutating func document(title: String) -> String {
    for arrow in arrows.indices { draw(arrow) }
    for (box, center) in zip(boxes, layout.centers) { draw(box, at: point(center)) }
    return pen.document(title: title)
  }

  private static func size(of box: Diagram.Box) -> (width: Double, height: Double) {
    let words =
      [DiagramPen.width(of: box.label, isName: true)] + box.lines.map { DiagramPen.width(of: $0) }
    return (max(34, (words.max() ?? 0) + 20), 30 + 18 * Double(box.lines.count))
  }

  private static func extent(
    of box: Diagram.Box, _ direction: Diagram.Direction
  ) -> GraphLayout.Extent {
    let (width, height) = size(of: box)
    return direction == .down ? (width, height) : (height, width)
  }

  private func point(_ place: GraphLayout.Extent) -> (x: Double, y: Double) {
    direction == .down
      ? (place.across + margin, place.along + margin)
      : (place.along + margin, place.across + margin)
  }

  private mutating func draw(_ box: Diagram.Box, at center: (x: Double, y: Double)) {
    let (width, height) = Self.size(of: box)
    switch box.look {
    case .plain: pen.frame(center, width: width, height: height, ink: .plain)
    case .operation:
      pen.frame(
        center, width: width, height: height, ink: .value, fill: 0.15, isRound: box.lines.isEmpty)
    case .moving:
      pen.frame(center, width: width, height: height, ink: .moving, fill: 0.15, stroke: 2.5)
    case .still: pen.frame(center, width: width, height: height, ink: .plain, isDashed: true)
    }
    let top = center.y - height / 2
    pen.write(box.label, center.x, top + 20, isName: true)
    for (index, line) in box.lines.enumerated() {
      pen.write(line, center.x, top + 38 + 18 * Double(index))
    }
  }

  private mutating func draw(_ arrow: Int) {
    let way = way(of: arrow)
    func beside(_ offset: Double) -> [(x: Double, y: Double)] {
      way.map { direction == .down ? ($0.x + offset, $0.y) : ($0.x, $0.y + offset) }
    }
    if arrows[arrow].hasSlopes {
      pen.arrow(through: beside(-6), direction, ink: .value)
      pen.arrow(through: beside(6).reversed(), direction, ink: .slope, isDashed: true)
    } else {
      pen.arrow(through: way, direction, ink: .value)
    }
    let (x, y) = labelPlace(of: arrow)
    guard !arrows[arrow].label.isEmpty else { return }
    pen.write(arrows[arrow].label, x, y, anchor: direction == .down ? "start" : "middle")
  }

  /// From the edge of one box past the places between to the edge of the other.
  private func way(of arrow: Int) -> [(x: Double, y: Double)] {
    let (start, end) = ends[arrow]
    var places = layout.routes[arrow].map { layout.centers[$0] }
    let last = places.count - 1
    places[0].along += Self.extent(of: boxes[start], direction).along / 2
    places[last].along -= Self.extent(of: boxes[end], direction).along / 2
    places[0].across += port(of: arrow, atStart: true)
    places[last].across += port(of: arrow, atStart: false)
    return places.map(point)
  }

  /// How far from the middle of its box an arrow begins or ends, so that several stand beside each other.
  private func port(of arrow: Int, atStart: Bool) -> Double {
    func box(_ arrow: Int) -> Int { atStart ? ends[arrow].start : ends[arrow].end }
    func other(_ arrow: Int) -> Double {
      let route = layout.routes[arrow]
      return layout.centers[atStart ? route[1] : route[route.count - 2]].across
    }
    let here = ends.indices.filter { box($0) == box(arrow) }
    let order = here.sorted { (other($0), $0) < (other($1), $1) }
    let room = Self.extent(of: boxes[box(arrow)], direction).across - 12
    let step = min(room / Double(max(order.count - 1, 1)), 28)
    return step * (Double(order.firstIndex(of: arrow)!) - Double(order.count - 1) / 2)
  }

  /// Where the word of an arrow stands: beside the middle of its way, on the side that it leaves free.
  private func labelPlace(of arrow: Int) -> (x: Double, y: Double) {
    let way = way(of: arrow)
    let (one, next) = (way[(way.count - 1) / 2], way[(way.count - 1) / 2 + 1])
    let (x, y) = ((one.x + next.x) / 2, (one.y + next.y) / 2)
    let room = arrows[arrow].hasSlopes ? 12.0 : 7
    guard direction == .down else { return (x, y - room) }
    let lean = min(max((one.x - next.x) / 3, -12), 12)
    return (x + room, y + 4.5 + lean)
  }
}

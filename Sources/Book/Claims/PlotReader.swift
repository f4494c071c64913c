import Foundation

/// Reads the curves of a plot back from its picture.
///
/// A receipt keeps no curves, but it vouches for the pictures of its run, and a plot of ours holds
/// every point that it was drawn through: places to a hundredth of a unit, where the vertical axis is
/// 278 units long, so that what is read is off by no more than 1/27,800 of that axis's range.
struct PlotReader {
  /// An element with its attributes and the text inside.
  private struct Element {
    let name: Substring
    let attributes: [Substring: Substring]
    let text: String

    func number(_ attribute: Substring) -> Double? { attributes[attribute].flatMap { Double($0) } }
    var style: Substring { attributes["class"] ?? "" }
  }

  /// The curves by their names in the legend, `""` for one without.
  private(set) var curves: [String: Curve] = [:]
  private var x = PlotAxis()
  private var y = PlotAxis()

  /// Reads a picture; there are no curves in one that no plot of ours can be.
  init(_ svg: String) {
    let elements = svg.utf8.split(separator: UInt8(ascii: "\n")).compactMap {
      Self.element(Substring($0))
    }
    readAxes(elements)
    var names: [Substring: String] = [:]
    for (mark, label) in zip(elements, elements.dropFirst())
    where label.attributes["y"] == "48.5" && label.attributes["text-anchor"] == "start" {
      names[mark.attributes["stroke"] ?? mark.attributes["fill"] ?? ""] = label.text
    }
    for element in elements {
      guard let colour = element.attributes["stroke"] ?? element.attributes["fill"] else {
        continue
      }
      let points = self.points(of: element)
      if !points.isEmpty {
        curves[names[colour] ?? "", default: Curve(points: [])].points += points
      }
    }
    // Dots stand in any order; lines are in order already.
    for name in curves.keys { curves[name]?.points.sort { $0.x < $1.x } }
  }

  private static func element(_ line: Substring) -> Element? {
    guard line.hasPrefix("<"), let end = line.utf8.firstIndex(of: UInt8(ascii: ">")) else {
      return nil
    }
    let tag = line[line.index(after: line.startIndex)..<end]
    let name = tag.prefix { $0.isLetter }
    var attributes: [Substring: Substring] = [:]
    let parts = tag.dropFirst(name.count).utf8.split(separator: UInt8(ascii: "\""))
      .map { Substring($0) }
    for (key, value) in zip(parts, parts.dropFirst()) where key.hasSuffix("=") {
      attributes[Substring(key.dropLast().drop { $0 == " " })] = value
    }
    let rest = line[end...].dropFirst()
    let text = rest.utf8.firstIndex(of: UInt8(ascii: "<")).map { rest[..<$0] } ?? ""
    return Element(name: name, attributes: attributes, text: unescaped(text))
  }

  private static func unescaped(_ text: Substring) -> String {
    if !text.utf8.contains(UInt8(ascii: "&")) { return String(text) }
    return String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
  }

  private mutating func readAxes(_ elements: [Element]) {
    var (across, up): ([(Double, Double)], [(Double, Double)]) = ([], [])
    for (mark, label) in zip(elements, elements.dropFirst()) where label.name == "text" {
      guard let number = Double(label.text.filter { $0 != "," }) else { continue }
      if mark.style == "grid", let place = mark.number("y1") {
        up.append((place, number))
      } else if mark.style == "axis", mark.attributes["y2"] == "349", let place = mark.number("x1")
      {
        across.append((place, number))
      }
    }
    if across.isEmpty {  // bars have names in place of numbers
      let labels = elements.filter { $0.attributes["y"] == "364" }.compactMap { $0.number("x") }
      across = labels.enumerated().map { ($0.element, Double($0.offset)) }
    }
    (x, y) = (PlotAxis(across), PlotAxis(up))
  }

  /// The points that an element draws, as the axes count; none for one that draws no data.
  private func points(of element: Element) -> [(x: Double, y: Double)] {
    let places: [(Double, Double)]
    switch element.name {
    case "path": places = Self.pairs(element.attributes["d"] ?? "")
    case "polygon":
      let corners = Self.pairs(element.attributes["points"] ?? "")
      guard corners.count >= 4 else { return [] }
      places = stride(from: 1, to: corners.count - 2, by: 2).map {
        ((corners[$0].0 + corners[$0 + 1].0) / 2, corners[$0].1)
      }
    case "circle": places = [(element.number("cx") ?? .nan, element.number("cy") ?? .nan)]
    case "rect":
      guard let left = element.number("x"), let width = element.number("width"),
        let top = element.number("y"), top != 38
      else { return [] }
      places = [(left + width / 2, top)]
    case "line" where element.style == "rule" && element.attributes["y1"] != "44":
      let height = element.number("y1") ?? .nan
      places = [(element.number("x1") ?? .nan, height), (element.number("x2") ?? .nan, height)]
    default: return []
    }
    return places.compactMap { place in
      guard let x = x.value(at: place.0), let y = y.value(at: place.1) else { return nil }
      return (x, y)
    }
  }

  /// The numbers of a path or a list of corners, two by two.
  private static func pairs(_ text: Substring) -> [(Double, Double)] {
    let separators = Set("ML ,".utf8)
    let numbers = text.utf8.split { separators.contains($0) }.map { Double(Substring($0)) ?? .nan }
    return stride(from: 0, to: numbers.count - 1, by: 2).map { (numbers[$0], numbers[$0 + 1]) }
  }
}

/// An axis of a drawn plot: places in the drawing, and the numbers that stand beside them.
struct PlotAxis {
  private let ticks: [(place: Double, number: Double)]
  /// Whether equal ways are equal factors.
  private let isLogarithmic: Bool

  /// An axis with these numbers at these places.
  init(_ ticks: [(place: Double, number: Double)] = []) {
    self.ticks = ticks
    isLogarithmic = Self.isLogarithmic(ticks)
  }

  /// Whether numbers do not lie as on a straight scale.
  private static func isLogarithmic(_ ticks: [(place: Double, number: Double)]) -> Bool {
    guard let first = ticks.first, let last = ticks.last, ticks.count > 2, first.number > 0 else {
      return false
    }
    return ticks.contains { tick in
      let straight =
        first.number
        + (tick.place - first.place) / (last.place - first.place) * (last.number - first.number)
      return abs(straight - tick.number) > 0.01 * abs(last.number - first.number)
    }
  }

  /// The number at a place of the drawing; nil if fewer than two numbers stand beside the axis.
  func value(at place: Double) -> Double? {
    guard let first = ticks.first, let last = ticks.last, first.place != last.place else {
      return nil
    }
    let share = (place - first.place) / (last.place - first.place)
    let value =
      isLogarithmic
      ? first.number * pow(last.number / first.number, share)
      : first.number + share * (last.number - first.number)
    return value.isFinite ? value : nil
  }
}

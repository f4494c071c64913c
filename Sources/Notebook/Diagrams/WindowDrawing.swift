import Core

extension Diagram {
  /// A convolution by hand: the numbers of an image `[1, h, w, 1]`, a filter `[k, k, 1, 1]`, and what they make.
  ///
  /// At each of one or two places of the result, counted from 0, the window is marked that it comes from. Sums of
  /// at most nine products are written out. Traps on other shapes.
  public static func window(
    _ title: String, over image: Tensor, filter: Tensor, stride: Int = 1, padding: Int = 0,
    at places: [(row: Int, column: Int)]
  ) -> Diagram {
    let result = conv(image, filter, stride: stride, padding: padding)
    let drawing = WindowDrawing(
      fine: NumberGrid(image, border: padding), coarse: NumberGrid(result),
      filter: NumberGrid(filter.reshaped([1] + filter.shape.dropLast())), stride: stride,
      places: places, goesDown: true)
    return Diagram(title: title, svg: drawing.document(title: title))
  }

  /// A transposed convolution by hand, the window's mirror: each number of `[1, h, w, 1]` paints a filter
  /// `[k, k, 1, 1]`, times itself, and what overlaps is added up.
  ///
  /// Of one or two numbers, counted from 0, the patches are marked that they paint; the sum of a place where both
  /// do is written out. Traps on other shapes.
  public static func stamp(
    _ title: String, of numbers: Tensor, filter: Tensor, stride: Int = 1, padding: Int = 0,
    at places: [(row: Int, column: Int)]
  ) -> Diagram {
    let whole = convTransposed(numbers, filter, stride: stride)
    let drawing = WindowDrawing(
      fine: NumberGrid(cutting: padding, off: whole), coarse: NumberGrid(numbers),
      filter: NumberGrid(filter.reshaped([1] + filter.shape.dropLast())), stride: stride,
      places: places, goesDown: false)
    return Diagram(title: title, svg: drawing.document(title: title))
  }
}

/// Puts two pictures of numbers on paper, one above the other, and a filter that leads from windows of the
/// finer one to places of the coarser one, or back.
private struct WindowDrawing {
  private static let inks: [DiagramPen.Ink] = [.value, .slope]

  let fine: NumberGrid
  let coarse: NumberGrid
  let filter: NumberGrid
  let stride: Int
  let places: [(row: Int, column: Int)]
  /// Whether the window reads the finer picture; else it paints it.
  let goesDown: Bool

  func document(title: String) -> String {
    let (upper, lower) = goesDown ? (fine, coarse) : (coarse, fine)
    let wide = DiagramPen.width(of: sums.max { $0.text.count < $1.text.count }?.text ?? "")
    let top = 26.0
    let arrow = (top: top + upper.height + 6, bottom: top + upper.height + 36)
    let below = arrow.bottom + 24
    let words = below + lower.height + 22
    var pen = DiagramPen(
      width: max(upper.width + 28 + filter.width, lower.width + 10, wide) + 24,
      height: max(words + 19 * Double(sums.count) - 8, top + filter.height + 14))
    caption(of: upper, at: (12, 17), &pen)
    upper.draw(at: (12, top), with: &pen)
    pen.write("filter", 12 + upper.width + 28, 17, anchor: "start", isName: true)
    filter.draw(at: (12 + upper.width + 28, top), with: &pen)
    let middle = 12 + min(upper.width, lower.width) / 2
    pen.arrow(through: [(middle, arrow.top), (middle, arrow.bottom)], .down, ink: .plain)
    caption(of: lower, at: (12, below - 9), &pen)
    lower.draw(at: (12, below), with: &pen)
    for (index, place) in places.enumerated() {
      let ink = Self.inks[index % 2]
      let corner = (row: place.row * stride, column: place.column * stride)
      fine.mark(corner, side: filter.columns, at: (12, goesDown ? top : below), ink, &pen)
      coarse.mark(place, side: 1, at: (12, goesDown ? below : top), ink, &pen)
    }
    for (index, sum) in sums.enumerated() {
      pen.write(sum.text, 12, words + 19 * Double(index), anchor: "start", ink: sum.ink)
    }
    return pen.document(title: title)
  }

  private func caption(
    of grid: NumberGrid, at place: (x: Double, y: Double), _ pen: inout DiagramPen
  ) {
    let side = "\(grid.rows - 2 * grid.border) × \(grid.columns - 2 * grid.border)"
    let edge =
      grid.border == 0 ? "" : goesDown ? ", padding \(grid.border)" : ", \(grid.border) cut off"
    pen.write(side + edge, place.x, place.y, anchor: "start", isName: true)
  }

  /// The sums that are written out.
  private var sums: [(text: String, ink: DiagramPen.Ink)] {
    guard filter.numbers.count <= 9 || !goesDown else { return [] }
    if !goesDown { return overlap.map { [($0, .moving)] } ?? [] }
    return places.enumerated().flatMap { index, place in
      let terms = filter.numbers.indices.compactMap { weight -> String? in
        let (row, column) = (weight / filter.columns, weight % filter.columns)
        guard filter.numbers[weight] != 0 else { return nil }
        let pixel = fine[place.row * stride + row, place.column * stride + column]
        return NumberGrid.text(pixel) + "·" + filter[text: weight]
      }
      let result = NumberGrid.text(coarse[place.row, place.column])
      return Self.lines(terms, result).map { ($0, Self.inks[index % 2]) }
    }
  }

  /// The sum at the first place that both patches paint.
  private var overlap: String? {
    guard places.count > 1 else { return nil }
    let corners = places.map { (row: $0.row * stride, column: $0.column * stride) }
    let row = corners.map(\.row).max()!
    let column = corners.map(\.column).max()!
    guard corners.allSatisfy({ row < $0.row + filter.rows && column < $0.column + filter.columns })
    else { return nil }
    var terms: [String] = []
    for (place, number) in coarse.numbers.enumerated() where number != 0 {
      let down = row - place / coarse.columns * stride
      let across = column - place % coarse.columns * stride
      guard (0..<filter.rows).contains(down), (0..<filter.columns).contains(across) else {
        continue
      }
      let weight = filter[text: down * filter.columns + across]
      terms.append(NumberGrid.text(number) + "·" + weight)
    }
    return Self.lines(terms, NumberGrid.text(fine[row, column])).joined(separator: " ")
  }

  /// A sum in lines of at most three terms, if it has more than four.
  private static func lines(_ terms: [String], _ result: String) -> [String] {
    let size = terms.count > 4 ? 3 : 4
    let rows = Swift.stride(from: 0, to: terms.count, by: size).map {
      terms[$0..<min($0 + size, terms.count)].joined(separator: " + ")
    }
    return rows.enumerated().map { index, row in
      (index > 0 ? "+ " : "") + row + (index == rows.count - 1 ? " = " + result : "")
    }
  }
}

import Core

/// Numbers in rows and columns, as a drawing shows them, perhaps with a border around them.
struct NumberGrid {
  let rows: Int
  let columns: Int
  /// All numbers row by row, those of the border too.
  let numbers: [Float]
  /// How many rows and columns on each side are no part of the picture.
  let border: Int

  private let cell: (width: Double, height: Double)

  /// The numbers of a picture `[1, h, w, 1]` in a border of zeros.
  init(_ picture: Tensor, border: Int = 0) {
    require(
      picture.shape.count == 4 && picture.count == picture.shape[1] * picture.shape[2],
      "A drawing shows pictures of one channel, one at a time.")
    let (height, width) = (picture.shape[1], picture.shape[2])
    let columns = width + 2 * border
    var numbers = [Float](repeating: 0, count: (height + 2 * border) * columns)
    for (place, number) in picture.scalars.enumerated() {
      numbers[(place / width + border) * columns + place % width + border] = number
    }
    self.init(columns: columns, numbers, border: border)
  }

  /// The numbers of a picture `[1, h, w, 1]`, of which a border is to be cut off.
  init(cutting border: Int, off picture: Tensor) {
    self.init(columns: picture.shape[2], picture.scalars, border: border)
  }

  private init(columns: Int, _ numbers: [Float], border: Int) {
    self.columns = columns
    self.numbers = numbers
    self.border = border
    rows = numbers.count / columns
    let longest = numbers.map { Self.text($0).count }.max() ?? 0
    cell = (max(24, 8.4 * Double(longest) + 7), 24)
  }

  var width: Double { Double(columns) * cell.width }
  var height: Double { Double(rows) * cell.height }

  subscript(row: Int, column: Int) -> Float { numbers[row * columns + column] }

  /// A number as a factor: a negative one in brackets.
  subscript(text place: Int) -> String {
    let text = Self.text(numbers[place])
    return numbers[place] < 0 ? "(\(text))" : text
  }

  /// Whole numbers as they are, others in hundredths, with a long minus.
  static func text(_ number: Float) -> String {
    let hundredths = (abs(number) * 100).rounded()
    let (whole, rest) = (Int(hundredths) / 100, Int(hundredths) % 100)
    let fraction = rest == 0 ? "" : rest < 10 ? ".0\(rest)" : ".\(rest)"
    return (number < 0 && hundredths > 0 ? "−" : "") + "\(whole)" + fraction
  }

  /// Draws it with its upper left corner at a place; the border is dashed and grey.
  func draw(at corner: (x: Double, y: Double), with pen: inout DiagramPen) {
    for place in numbers.indices {
      let (row, column) = (place / columns, place % columns)
      let isInside =
        row >= border && row < rows - border && column >= border && column < columns - border
      let x = corner.x + (Double(column) + 0.5) * cell.width
      let y = corner.y + (Double(row) + 0.5) * cell.height
      pen.frame(
        (x, y), width: cell.width - 2, height: cell.height - 2, ink: .plain,
        fill: isInside ? 0.1 : 0, stroke: isInside ? 1 : 0.75, isDashed: !isInside)
      pen.write(Self.text(numbers[place]), x, y + 4.5, ink: isInside ? nil : .plain)
    }
  }

  /// Marks a square of cells of a grid that is drawn at `corner`.
  func mark(
    _ place: (row: Int, column: Int), side: Int, at corner: (x: Double, y: Double),
    _ ink: DiagramPen.Ink, _ pen: inout DiagramPen
  ) {
    let (width, height) = (Double(side) * cell.width, Double(side) * cell.height)
    pen.frame(
      (
        corner.x + Double(place.column) * cell.width + width / 2,
        corner.y + Double(place.row) * cell.height + height / 2
      ), width: width, height: height, ink: ink, fill: 0.16, stroke: 2.5)
  }
}

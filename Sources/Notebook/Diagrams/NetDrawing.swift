import Core

extension Diagram {
  /// A network, drawn from its layers, for an input `[N, …]`: what comes out of each layer that changes the shape
  /// as a body, as wide as it has rows and as deep as it has channels, and between them the layers by name.
  ///
  /// Runs the network once on zeros, in inference. Traps, as a layer does, on a shape that does not fit.
  public static func net(_ title: String, _ network: Sequential, for input: Shape) -> Diagram {
    var drawing = NetDrawing(network.explained(for: input), input: input)
    return Diagram(title: title, svg: drawing.document(title: title))
  }
}

/// Puts a network on paper, from top to bottom.
private struct NetDrawing {
  /// Layers on the way from one body to the next, and the shape that they make.
  private struct Stage {
    var layers: [Explanation]
    let shape: [Int]
  }

  private var stages: [Stage] = []
  private let input: [Int]
  private var pen: DiagramPen
  private let middle = 78.0

  init(_ layers: [Explanation], input: Shape) {
    self.input = Array(input.dropFirst())
    var shape = self.input
    for layer in layers {
      let output = Array(layer.output.dropFirst())
      if output == shape, layer.parameters == 0 || Self.isNorm(layer), !stages.isEmpty {
        stages[stages.count - 1].layers.append(layer)
      } else {
        stages.append(Stage(layers: [layer], shape: output))
      }
      shape = output
    }
    let bodies = ([self.input] + stages.map(\.shape)).map { Self.extent($0).height }
    let gaps = stages.map(Self.gap)
    let words = stages.flatMap { stage in
      Self.lines(stage).enumerated().map { 1.1 * DiagramPen.width(of: $1, isName: $0 == 0) }
    }
    pen = DiagramPen(
      width: max(280, middle + 88 + (words.max() ?? 0)), height: (bodies + gaps).reduce(24, +))
  }

  mutating func document(title: String) -> String {
    var y = 12.0
    draw(input, &y)
    for stage in stages {
      let gap = Self.gap(stage)
      pen.arrow(through: [(middle, y + 5), (middle, y + gap - 5)], .down, ink: .value)
      for (index, line) in Self.lines(stage).enumerated() {
        pen.write(
          line, middle + 78,
          y + gap / 2 + 5 + 17 * (Double(index) - Double(Self.lines(stage).count - 1) / 2),
          anchor: "start", isName: index == 0)
      }
      y += gap
      draw(stage.shape, &y)
    }
    return pen.document(title: title)
  }

  private static func isNorm(_ layer: Explanation) -> Bool { layer.summary.name.hasSuffix("Norm") }

  /// The first layer by name, those behind it, and how many numbers they learn.
  private static func lines(_ stage: Stage) -> [String] {
    let names = stage.layers.map(\.summary.name)
    let parameters = stage.layers.reduce(0) { $0 + $1.parameters }
    let learned = parameters > 0 ? ["\(parameters.grouped) parameters"] : []
    return [names[0]] + (names.count > 1 ? [names.dropFirst().joined(separator: ", ")] : [])
      + learned
  }

  private static func gap(_ stage: Stage) -> Double {
    max(34, 17 * Double(lines(stage).count) + 14)
  }

  /// How large a body is drawn: images by their side and, as depth, by the logarithm of their channels; rows of
  /// numbers by the logarithm of their length.
  private static func extent(_ shape: [Int]) -> (width: Double, height: Double, depth: Double) {
    guard shape.count == 3 else {
      let count = shape.reduce(1, *)
      return (12 + 11 * Double(bits(count)), 16, 0)
    }
    let depth = 4 + 3 * Double(bits(shape[2]))
    return (14 + 2.2 * Double(shape[1]), 14 + 1.1 * Double(shape[0]) + depth / 2, depth)
  }

  /// The logarithm to base 2, in whole numbers.
  private static func bits(_ count: Int) -> Int {
    Int.bitWidth - max(count, 1).leadingZeroBitCount - 1
  }

  private mutating func draw(_ shape: [Int], _ y: inout Double) {
    let (width, height, depth) = Self.extent(shape)
    let (left, right) = (middle - (width + depth) / 2, middle + (width - depth) / 2)
    let top = y + depth / 2
    if depth > 0 {
      pen.area(
        [(left, top), (left + depth, y), (right + depth, y), (right, top)], ink: .value, fill: 0.12)
      pen.area(
        [
          (right, top), (right + depth, y), (right + depth, y + height - depth / 2),
          (right, y + height),
        ],
        ink: .value, fill: 0.35)
    }
    let face = [(left, top), (right, top), (right, y + height), (left, y + height)]
    pen.area(face, ink: .value, fill: 0.22)
    let text = shape.map(String.init).joined(separator: " × ")
    pen.write(text, middle + 78, y + height / 2 + 5, anchor: "start", ink: .value)
    y += height
  }
}

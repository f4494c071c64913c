import Core
import Foundation
import FoundationXML
import Testing

@testable import Notebook

@Suite struct DiagramTests {
  /// (w · x + b)² + x, in boxes.
  private static func expression(_ direction: Diagram.Direction) -> Diagram {
    .graph(
      "w & x <squared>", direction,
      boxes: [
        .init("x", "2", "slope < 5"), .init("w", "-3"), .init("b", "10"),
        .init("wx", label: "×", "-6", look: .operation), .init("sum", label: "+", look: .operation),
        .init("square", label: "×", look: .still), .init("all", label: "+", look: .moving),
      ],
      arrows: [
        .init("x", "wx"), .init("w", "wx"), .init("wx", "sum", "a product", slopes: true),
        .init("b", "sum"), .init("sum", "square"), .init("sum", "square"),
        .init("square", "all", "word"), .init("x", "all"),
      ])
  }

  private static func net() -> Diagram {
    let net = Sequential(using: RandomGenerator(seed: 1)) {
      Dense(64, 7 * 7 * 32)
      Reshape(7, 7, 32)
      BatchNorm(32)
      ReLU()
      ConvTransposed2D(32, 1, kernel: 4, stride: 2, padding: 1)
      Tanh()
    }
    return .net("A generator", net, for: [1, 64])
  }

  @Test func everyDiagramIsWellFormedAndTheSameAgain() {
    for make in [
      { Self.expression(.down) }, { Self.expression(.right) }, Self.net, Self.window, Self.stamp,
      Self.plan, Self.ruler,
    ] {
      let diagram = make()
      let parser = XMLParser(data: Data(diagram.svg.utf8))
      #expect(parser.parse(), "\(diagram.title): \(parser.parserError.debugDescription)")
      #expect(!diagram.svg.contains("nan") && !diagram.svg.contains("inf\""))
      #expect(diagram.svg == make().svg)
    }
  }

  private static let square = Tensor((1...9).map(Float.init), shape: [1, 3, 3, 1])
  private static let filter = Tensor([1, 2, 3, -4], shape: [2, 2, 1, 1])
  private static let heaps: (first: [Float], second: [Float]) = (
    [-0.5, 0.26, 0.5, 2], [1, -1, 1.5, 0]
  )

  private static func window() -> Diagram {
    .window("Reading", over: square, filter: filter, padding: 1, at: [(0, 0), (1, 2)])
  }

  private static func stamp() -> Diagram {
    let filter = Tensor.ones([4, 4, 1, 1])
    return .stamp(
      "Painting", of: square, filter: filter, stride: 2, padding: 1, at: [(0, 0), (1, 1)])
  }

  private static func plan() -> Diagram {
    .transport("Sand", from: heaps.first, to: heaps.second, ways: 4)
  }

  private static func ruler() -> Diagram {
    .ruler("A ruler", over: heaps.first, above: heaps.second)
  }

  @Test func aWindowShowsWhatItsNumbersAreMadeOf() {
    let svg = Self.window().svg
    for text in [
      ">3 × 3, padding 1<", ">4 × 4<", ">0·1 + 0·2 + 0·3 + 1·(−4) = −4<",
      ">2·1 + 3·2 + 5·3 + 6·(−4) = −1<",
    ] {
      #expect(svg.contains(text), "\(text) is missing")
    }
  }

  @Test func aStampShowsWhatOverlapsAndWhatIsCutOff() {
    let svg = Self.stamp().svg
    #expect(svg.contains(">6 × 6, 1 cut off<"))
    #expect(svg.contains(">1·1 + 2·1 + 4·1 + 5·1 = 12<"))
    #expect(svg.components(separatedBy: "stroke-dasharray=").count == 8 * 8 - 6 * 6 + 1)
  }

  /// The ends of the straight lines of one colour.
  private func lines(
    in svg: String, _ ink: DiagramPen.Ink
  ) -> [(x1: Double, y1: Double, x2: Double, y2: Double)] {
    let pattern = #/<line x1="(\S+)" y1="(\S+)" x2="(\S+)" y2="(\S+)" stroke="(\S+)"/#
    return svg.matches(of: pattern).filter { $0.output.5 == ink.rawValue }.map {
      (Double($0.output.1)!, Double($0.output.2)!, Double($0.output.3)!, Double($0.output.4)!)
    }
  }

  /// The ways are |-0.5 + 1|, |0.26 - 0|, |0.5 - 1| and |2 - 1.5|.
  @Test func grainsGoInTheirOrderAndTheRulerIsNowhereTooSteep() {
    let ways = lines(in: Self.plan().svg, .plain).filter { $0.y1 != $0.y2 }
    #expect(ways.count == 4)
    for (one, next) in zip(ways, ways.dropFirst()) {
      #expect(one.x1 <= next.x1 && one.x2 <= next.x2)
    }
    #expect(Self.plan().svg.contains("mean way 0.440"))
    #expect(Self.ruler().svg.contains("orange: 0.440"))
    let parts = lines(in: Self.ruler().svg, .moving)
    #expect(parts.count > 2)
    for part in parts { #expect(abs(part.y2 - part.y1) <= part.x2 - part.x1 + 0.02) }
    #expect(parts.contains { abs($0.y2 - $0.y1) > 0.99 * ($0.x2 - $0.x1) })
  }

  @Test func aNetIsDrawnWithItsShapesLayersAndParameters() {
    let svg = Self.net().svg
    for text in [
      ">64<", ">1568<", ">7 × 7 × 32<", ">14 × 14 × 1<", ">Dense(64, 1568)<", ">BatchNorm, ReLU<",
      ">101,920 parameters<", ">ConvTransposed2D(32, 1)<", ">Tanh<",
    ] {
      #expect(svg.contains(text), "\(text) is missing")
    }
  }

  @Test func boxesDoNotOverlapAndAllArrowsGoOneWay() {
    let random = RandomGenerator(seed: 3)
    for count in [1, 2, 5, 9, 20] {
      let draws = Tensor.uniform([4 * count, 2], in: 0...1, using: random).scalars
      let arrows = stride(from: 0, to: draws.count, by: 2).compactMap {
        let (a, b) = (Int(draws[$0] * Float(count)), Int(draws[$0 + 1] * Float(count)))
        return a == b ? nil : (start: min(a, b), end: max(a, b))
      }
      let extents = (0..<count).map { (across: 30 + Double($0 % 4) * 20, along: 20.0) }
      let layout = GraphLayout(extents: extents, arrows: arrows, gap: (10, 20))
      for arrow in arrows {
        #expect(layout.centers[arrow.end].along >= layout.centers[arrow.start].along + 40)
      }
      for a in 0..<count {
        for b in 0..<a where layout.centers[a].along == layout.centers[b].along {
          let apart = abs(layout.centers[a].across - layout.centers[b].across)
          #expect(apart > (extents[a].across + extents[b].across) / 2 + 9.999)
        }
        #expect(layout.centers[a].across + extents[a].across / 2 <= layout.size.across + 1e-9)
      }
    }
  }

  @Test func arrowsThatNeedNotCrossDoNot() {
    let arrows = [(0, 5), (1, 4), (2, 3), (3, 6), (4, 7), (5, 8)].map { (start: $0.0, end: $0.1) }
    let layout = GraphLayout(
      extents: Array(repeating: (40, 20), count: 9), arrows: arrows, gap: (10, 20))
    for arrow in arrows {
      let difference = layout.centers[arrow.start].across - layout.centers[arrow.end].across
      #expect(abs(difference) < 1e-6, "\(arrow)")
    }
  }

  @Test func aGraphThatCannotBeDrawnTraps() async {
    await #expect(processExitsWith: .failure) {
      _ = Diagram.graph(
        "circle", boxes: [.init("a"), .init("b")], arrows: [.init("a", "b"), .init("b", "a")])
    }
    await #expect(processExitsWith: .failure) {
      _ = Diagram.graph("missing", boxes: [.init("a")], arrows: [.init("a", "b")])
    }
    await #expect(processExitsWith: .failure) {
      _ = Diagram.graph("twins", boxes: [.init("a"), .init("a")], arrows: [])
    }
  }
}

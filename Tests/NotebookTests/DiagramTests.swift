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
    for make in [{ Self.expression(.down) }, { Self.expression(.right) }, Self.net] {
      let diagram = make()
      let parser = XMLParser(data: Data(diagram.svg.utf8))
      #expect(parser.parse(), "\(diagram.title): \(parser.parserError.debugDescription)")
      #expect(!diagram.svg.contains("nan") && !diagram.svg.contains("inf\""))
      #expect(diagram.svg == make().svg)
    }
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

import Core
import Foundation
import FoundationXML
import Testing

@testable import Notebook

@Suite struct ClassMapTests {
  private static let points = Tensor([-2, 0, 2, 0.5, -1, 1.5], shape: [3, 2])

  @Test func everyClassHasItsColourAndItsNumberAmidItsPoints() {
    let map = ClassMap("a & b", x: "x", y: "y", of: Self.points, in: [0, 9, 9])
    let svg = map.svg
    let parser = XMLParser(data: Data(svg.utf8))
    #expect(parser.parse(), "\(parser.parserError.debugDescription)")
    #expect(svg.matches(of: #/<path /#).count == 2)
    #expect(svg.matches(of: #/M[\d.]+ [\d.]+h0/#).count == 3)
    #expect(svg.contains(">0</text>") && svg.contains(">9</text>"))
    #expect(svg == map.svg && !svg.contains("nan"))
  }

  @Test func pointsWithoutClassesHaveOneColourAndNoNumber() {
    let svg = ClassMap("", x: "", y: "", of: Self.points, in: nil).svg
    #expect(svg.matches(of: #/<path /#).count == 1)
    #expect(!svg.contains("<circle"))
  }

  @Test func pointsLieWhereTheyShould() {
    let svg = ClassMap("", x: "", y: "", of: Self.points, in: nil).svg
    // The first point is as far to the left as the second to the right; the middle is at 340.
    let places = svg.matches(of: #/M([\d.]+) [\d.]+h0/#).compactMap { Double($0.output.1) }
    #expect(abs((places[0] + places[1]) / 2 - 340) < 0.01)
    #expect(places[0] < places[2] && places[2] < places[1])
  }
}

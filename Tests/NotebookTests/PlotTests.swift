import Foundation
import FoundationXML
import Testing

@testable import Notebook

@Suite struct PlotTests {
  @Test func linearTicksAreRound() {
    #expect(Axis([0, 1]).ticks.map(Axis([0, 1]).label) == ["0", "0.2", "0.4", "0.6", "0.8", "1"])
    #expect(Axis([3, 9_000]).ticks == [0, 2000, 4000, 6000, 8000, 10_000])
    #expect(Axis([-0.31, 0.29]).range == -0.4...0.4)
    #expect(Axis([5, 5]).range.contains(5))
    #expect(Axis([]).ticks.count > 1)
  }

  @Test(arguments: [1e-9, 0.037, 1, 6.2, 1234, 8e12])
  func thereAreFourToTwelveTicks(height: Double) {
    for low in [0, height / 3, -height] {
      let axis = Axis([low, height])
      #expect((4...12).contains(axis.ticks.count))
      #expect(axis.range.contains(low) && axis.range.contains(height))
    }
  }

  @Test func logarithmicAxesShowPowersOfTen() {
    let axis = Axis([0.002, 800, -1], scale: .logarithmic)
    #expect(axis.ticks.map(axis.label) == ["0.001", "0.01", "0.1", "1", "10", "100", "1,000"])
    #expect(axis.place(1).map { abs($0 - 0.5) < 1e-9 } == true)
    #expect(axis.place(0) == nil)
  }

  @Test func placesRunFromZeroToOne() {
    let axis = Axis([0, 10])
    #expect(axis.place(0) == 0)
    #expect(axis.place(10) == 1)
    #expect(axis.place(.nan) == nil)
  }

  private var plots: [Plot] {
    let labels = ["0", "1", "<2>"]
    return [
      Plot("A & \"B\" <C>", x: "step", y: "loss", .line("d < g", [1, 0.5, .nan, 0.25])),
      Plot(
        "Bars", x: "digit", y: "share", .bars("real", labels: labels, [0.1, 0.2, 0.7]),
        .bars("fake", labels: labels, [0.3, 0.3, 0.4]), .rule("even", at: 1 / 3)),
      Plot("Histogram", x: "D", y: "count", .histogram("real", [0.1, 0.5, 0.9, 7], in: 0...1)),
      Plot("Dots", x: "x", y: "y", .scatter("", [Point(0, 0), Point(1, .infinity)])),
      Plot("Nothing", x: "x", y: "y", scale: .logarithmic, .line("none", [Point]())),
    ]
  }

  @Test func everyPlotIsWellFormed() {
    for plot in plots {
      let parser = XMLParser(data: Data(plot.svg.utf8))
      #expect(parser.parse(), "\(plot.title): \(parser.parserError.debugDescription)")
      #expect(!plot.svg.contains("nan") && !plot.svg.contains("inf\""))
    }
  }

  @Test func theSameNumbersGiveTheSameBytes() {
    #expect(plots.map(\.svg) == plots.map(\.svg))
  }

  @Test func aLineBreaksWhereAValueIsMissing() {
    let path = plots[0].svg.components(separatedBy: " d=\"")[1].prefix { $0 != "\"" }
    #expect(path.filter { $0 == "M" }.count == 2)
    #expect(path.filter { $0 == "L" }.count == 1)
  }

  @Test func histogramsCountEveryValueOnce() {
    let series = Plot.Series.histogram("x", [-5, 0, 0.5, 0.99, 1, 5, .nan], bins: 2, in: 0...1)
    #expect(series.points.map(\.y) == [0, 2, 2, 4, 4, 0])
    #expect(series.points.map(\.x) == [0, 0, 0.5, 0.5, 1, 1])
  }

  @Test func sparklinesNameTheirEnds() {
    let plot = Plot("Loss", x: "step", y: "loss", .line("loss", [0.8, 0.4, 0.2]), .rule("", at: 0))
    #expect(plot.sparklines(width: 80) == ["loss  0.800 █▃▁ 0.200"])
  }
}

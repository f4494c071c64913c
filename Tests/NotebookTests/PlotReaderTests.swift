import Foundation
import Testing

@testable import Book
@testable import Notebook

/// What a plot draws is read back from its picture, as near as it was drawn.
@Suite struct PlotReaderTests {
  private func value(
    _ svg: String, _ series: String, _ name: CurveReference.Statistic.Name,
    _ shares: ClosedRange<Double> = 0...1
  ) throws -> Double {
    let curve = try #require(PlotReader(svg).curves[series], "\(PlotReader(svg).curves.keys)")
    return try #require(curve.value(.init(name: name, shares: shares)))
  }

  @Test(arguments: [Plot.Scale.linear, .logarithmic])
  func linesAreReadToAHundredthOfAUnit(_ scale: Plot.Scale) throws {
    let points = (0...200).map { Point(Double($0) * 50, 235 * exp(-Double($0) / 60) + 3) }
    let other = Plot.Series.line("a <b> & \"c\"", [Point(0, 10), Point(10_000, 200)])
    let svg = Plot("P", x: "step", y: "y", scale: scale, .line("loss", points), other).svg
    let curves = PlotReader(svg).curves
    #expect(Set(curves.keys) == ["loss", "a <b> & \"c\""])
    let read = try #require(curves["loss"]).points
    #expect(read.count == points.count)
    for (read, point) in zip(read, points) {
      #expect(abs(read.x - point.x) < 0.5)
      #expect(abs(read.y - point.y) < 500 / 27_800 * (scale == .linear ? 1 : 5))
    }
  }

  @Test func statisticsAreThoseOfThePart() throws {
    let points = [4.0, 8, 2, 6, 10].enumerated().map { Point(Double($0.offset), $0.element) }
    let svg = Plot("P", x: "x", y: "y", .line("", points)).svg
    let expected: [(CurveReference.Statistic.Name, ClosedRange<Double>, Double)] = [
      (.first, 0...1, 4), (.last, 0...1, 10), (.min, 0...1, 2), (.max, 0...0.5, 8),
      (.mean, 0...1, 6), (.mean, 0.5...1, 6), (.spread, 0...1, 8), (.spread, 0.5...0.75, 4),
      (.at, 0.25...0.25, 8), (.at, 0.125...0.125, 6), (.argmin, 0...1, 2), (.argmax, 0...1, 4),
    ]
    for (name, shares, wanted) in expected {
      let read = try value(svg, "", name, shares)
      #expect(abs(read - wanted) < 0.01, "\(name) \(shares)")
    }
    let curve = try #require(PlotReader(svg).curves[""])
    #expect(curve.value(.init(name: .max, shares: 0.3...0.4)) == nil)
  }

  @Test func barsHistogramsDotsAndRulesAreRead() throws {
    let bars = Plot(
      "P", x: "digit", y: "share", .bars("share", labels: ["0", "1", "2"], [0.1, 0.25, 0.2]),
      .rule("a tenth", at: 0.1)
    ).svg
    #expect(abs(try value(bars, "share", .max) - 0.25) < 0.001)
    #expect(abs(try value(bars, "share", .argmax) - 1) < 0.001)
    #expect(abs(try value(bars, "a tenth", .mean) - 0.1) < 0.001)
    let values: [Float] = [0.1, 0.1, 0.9]
    let histogram = Plot("P", x: "x", y: "count", .histogram("h", values, bins: 10, in: 0...1)).svg
    #expect(PlotReader(histogram).curves["h"]?.points.count == 10)
    #expect(abs(try value(histogram, "h", .max) - 2) < 0.01)
    #expect(abs(try value(histogram, "h", .argmax) - 0.15) < 0.01)
    let dots = Plot("P", x: "x", y: "y", .scatter("d", [Point(3, 1), Point(1, 5), Point(2, 9)])).svg
    #expect(abs(try value(dots, "d", .first) - 5) < 0.01)
    #expect(abs(try value(dots, "d", .argmax) - 2) < 0.01)
  }

  @Test func whatIsNoPlotHasNoCurves() {
    for text in [
      "", "<svg/>", "<path d=\"M1 2L\"", "<line class=\"grid\" y1=\"x\"/>\n<text>1</text>",
    ] {
      #expect(PlotReader(text).curves.isEmpty)
    }
  }
}

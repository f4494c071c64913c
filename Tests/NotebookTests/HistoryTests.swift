import Foundation
import Testing

@testable import Notebook

/// Curves of long trainings are thinned, those of others are kept as they are.
@Suite struct HistoryTests {
  /// The history of so many steps, in each of which the number of the step was measured; put into a
  /// text and back after some of them.
  private func history(
    steps: Int, every: Int = 1, restoredAfter breaks: Set<Int> = []
  ) throws -> History {
    var state = TrainingState(count: steps)
    while state.step < steps {
      state.step += 1
      state.history.add(["number": Float(state.step), "one": 1])
      if History.isDue(state.step, of: state.count, every: every) {
        state.history.close(at: state.step, isLast: state.step == steps)
      }
      if breaks.contains(state.step) { state = try TrainingState(text: state.text()) }
    }
    return state.history
  }

  @Test(arguments: [1, 7])
  func tenThousandPointsAreKept(every: Int) throws {
    let curve = try history(steps: 9_999 * every, every: every)["number"]
    #expect(curve.kept.count == (every == 1 ? 9_999 : 10_000) && curve.stride == 1)
    #expect(curve.points == curve.kept)
    #expect(curve.points[2].x == (every == 1 ? 3 : 14))
    #expect(curve.points[2].y == (every == 1 ? 3 : 11))
  }

  @Test(arguments: [(10_002, 1, 2), (20_000, 1, 2), (65_536, 1, 8), (50_017, 3, 2)])
  func moreAreThinned(steps: Int, every: Int, stride: Int) throws {
    let curve = try history(steps: steps, every: every)["number"]
    #expect(curve.stride == stride)
    #expect(curve.kept.count > 4_999 && curve.kept.count <= 10_001)
    #expect(curve.first == 1)
    #expect(curve.kept.last?.x == Double(steps))
    // Each point is the mean of the steps since the one before, and stands at its last step.
    for (before, point) in zip(curve.kept, curve.kept.dropFirst()) {
      #expect(
        abs(point.y - (before.x + 1 + point.x) / 2)
          <= (point.x < 3 * Double(stride * every) ? 3 : 0))
    }
    // Whoever counts points counts intervals.
    let xs = curve.points.map(\.x)
    let ends = (1...steps).filter { $0 == 1 || $0 == steps || $0.isMultiple(of: every) }
    #expect(xs == ends.map(Double.init))
  }

  @Test func anInterruptionChangesNoBit() throws {
    let whole = try history(steps: 30_011)
    let broken = try history(
      steps: 30_011, restoredAfter: [1, 9_999, 10_000, 10_001, 20_002, 30_010])
    #expect(broken == whole)
  }

  @Test func theStateOfALongTrainingIsSmall() throws {
    let state = { (steps: Int) in
      var state = TrainingState(count: steps)
      for step in 1...steps {
        state.step = step
        state.history.add(["loss": 1 / Float(step)])
        state.history.close(at: step)
      }
      return state
    }
    let (short, long) = (state(10_000), state(250_000))
    #expect(try long.text().utf8.count <= short.text().utf8.count + 100)
    #expect(try short.text().utf8.count < 250_000)
    #expect(try TrainingState(text: long.text()) == long)
  }

  @Test func rowsHoldEveryPointInOrder() {
    var history = History()
    history.add(["a": 1])
    history.close(at: 1)
    history.add(["a": 2, "b": 5])
    history.close(at: 2)
    history.add(["b": 7])
    history.close(at: 9)
    #expect(history.rows.map(\.step) == [1, 2, 9])
    #expect(history.rows.map { $0.row.map(\.name) } == [["a"], ["a", "b"], ["b"]])
    #expect(history.rows.map { $0.row.map(\.mean) } == [[1], [2, 5], [7]])
  }

  @Test func aPlotOfManyPointsIsThinnedToo() {
    let values = (0..<100_000).map { Float($0 % 100) }
    let plot = Plot("A", x: "x", y: "y", .line("values", values))
    #expect(plot.svg.utf8.count < 200_000)
    #expect(plot.series[0].points.first == Point(0, 0))
    #expect(plot.series[0].points.last?.x == 99_999)
  }
}

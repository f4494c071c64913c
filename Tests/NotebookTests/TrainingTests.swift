import Testing

@testable import Notebook

@Suite struct TrainingTests {
  @Test func historyKeepsTheMeansOfIntervals() {
    var history = History()
    history.add(["loss": 4])
    history.close(at: 1)
    history.add(["loss": 3, "critic": 8])
    history.add(["loss": 1])
    history.close(at: 3)
    history.close(at: 4)
    #expect(history["loss"].points == [Point(1, 4), Point(3, 2)])
    #expect(history["critic"].points == [Point(3, 8)])
    #expect(history["loss"].first == 4)
    #expect(history["loss"].last == 2)
  }

  @Test(arguments: [1, 2, 3, 7, 100])
  func momentsLieEvenly(count: Int) {
    let chosen = (1...count).filter { Step(number: $0, count: count).isOne(of: 5) }
    #expect(chosen.first == 1)
    #expect(chosen.last == count)
    #expect(chosen.count == min(count, 5))
    let gaps = zip(chosen.dropFirst(), chosen).map { $0 - $1 }
    #expect((gaps.max() ?? 0) - (gaps.min() ?? 0) <= 1)
  }

  @Test func aStepKnowsHowFarItIs() {
    let step = Step(number: 5, count: 10)
    #expect(step.fraction == 0.5)
    #expect(step.isMultiple(of: 5) && !step.isMultiple(of: 2))
    #expect(!step.isLast)
    #expect(Step(number: 10, count: 10).isLast)
  }

  @Test func aPlanFillsItsTime() {
    var plan = Plan(seconds: 60)
    #expect(plan.steps(after: 1, elapsed: 5) == nil)
    #expect(plan.steps(after: 2, elapsed: 5.5) == nil)
    #expect(plan.steps(after: 4, elapsed: 6.5) == nil)
    #expect(plan.steps(after: 5, elapsed: 7) == 5 + 106)
  }

  @Test func aPlanThatIsLateStopsAtOnce() {
    var plan = Plan(seconds: 1)
    #expect(plan.steps(after: 1, elapsed: 5) == nil)
    #expect(plan.steps(after: 4, elapsed: 8) == 4)
  }

  @Test func progressSaysWhatThereIsToSay() {
    var text = ProgressText(name: "training", count: 9000)
    #expect(text.plain == "training: 9,000 steps")
    #expect(text.bar(width: 80) == "training ▕                    ▏ 0/9,000  starting")
    (text.step, text.elapsed) = (3000, 15)
    text.measures = [("loss", 0.31234)]
    #expect(text.plain == "training: step 3,000 of 9,000, 200 steps/s, loss 0.312, 0:30 left")
    #expect(
      text.bar(width: 100).hasPrefix("training ▕██████▋             ▏ 3,000/9,000  200 steps/s"))
    #expect(text.bar(width: 30).count == 29)
    (text.step, text.elapsed) = (9000, 62)
    #expect(text.plain.hasSuffix("took 1:02"))
  }

  @Test(arguments: [(0, "0:00"), (59.2, "1:00"), (125, "2:05"), (3725, "1:02:05"), (.nan, "?")])
  func clocks(seconds: Double, text: String) {
    #expect(ProgressText.clock(seconds) == text)
  }

  @Test(arguments: [SharedFlags.ProgressStyle.auto, .bar, .plain])
  func pipedProgressHasNoControlCharacters(style: SharedFlags.ProgressStyle) {
    let notices = notices(of: style, onTerminal: false)
    #expect(notices.first == "training: 2 steps\n")
    #expect(notices.joined().allSatisfy { $0 == "\n" || $0 >= " " })
    #expect(notices.allSatisfy { $0.hasSuffix("\n") })
  }

  @Test func progressCanBeSilent() {
    #expect(notices(of: .none, onTerminal: true).isEmpty)
  }

  @Test func measuresWithCommasAreQuoted() {
    var metrics = Metrics()
    metrics.add("a, \"b\"", step: 3, [("loss", 0.5)])
    #expect(metrics.text == "training,step,measure,value\n\"a, \"\"b\"\"\",3,loss,0.5\n")
  }

  private func notices(of style: SharedFlags.ProgressStyle, onTerminal: Bool) -> [String] {
    var notices: [String] = []
    let screen = Screen(["TERM": "xterm"], width: { 80 })
    let console = Console(
      results: PrintStream { _ in },
      notices: PrintStream(onTerminal ? .terminal : .pipe, onTerminal ? screen : nil) {
        notices.append($0)
      })
    let progress = Progress("training", steps: 2, asked: style, console: console)
    progress.update(step: 1, of: 2, elapsed: 1, measures: ["loss": 1])
    progress.update(step: 2, of: 2, elapsed: 2, measures: ["loss": 0.5])
    progress.end()
    return notices
  }
}

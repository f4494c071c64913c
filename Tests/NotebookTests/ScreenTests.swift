import Testing

@testable import Notebook

/// What stands on the screen when lines are printed while a progress bar is there: judged by a
/// terminal that shows it, not by the bytes.
@Suite struct ScreenTests {
  /// A training of sixteen steps, which prints a line at every fourth, on a terminal.
  private final class Desk {
    var terminal: TerminalScreen
    /// What a pipe that ends at the same terminal has not let out yet.
    var pipe: [String] = []
    var isOurs = true
    /// The width that the terminal tells, if that is not the true one.
    var toldWidth: Int?
    let name: String
    let environment: [String: String]

    init(width: Int, name: String = "training", _ environment: [String: String]? = nil) {
      terminal = TerminalScreen(width: width)
      self.name = name
      self.environment = environment ?? ["TERM": "xterm", "LANG": "C.UTF-8"]
    }

    var lines: [String] { (1...4).map { "step \($0 * 4): Fréchet distance \($0 * 62)" } }

    func console(_ results: PrintStream.Goal) -> Console {
      let screen = Screen(
        environment, width: { self.toldWidth ?? self.terminal.width }, isOurs: { self.isOurs })
      return Console(
        results: PrintStream(results, results == .terminal ? screen : nil) { text in
          if results == .terminal { self.terminal.show(text) }
          if results == .pipe { self.pipe.append(text) }
        },
        notices: PrintStream(.terminal, screen) { self.terminal.show($0) })
    }

    /// Trains; calls `body` after each step.
    func train(_ console: Console, asked: SharedFlags.ProgressStyle = .auto, body: (Int) -> Void) {
      let progress = Progress(name, steps: 16, asked: asked, console: console)
      for step in 1...16 {
        if step.isMultiple(of: 4) { console.result(lines[step / 4 - 1]) }
        progress.update(
          step: step, of: 16, elapsed: Double(step) * 0.06, measures: ["loss": 0.5])
        body(step)
      }
      progress.end()
      console.notice("The end.")
    }

    /// The bar as it is left.
    func bar(blocks: Bool = true) -> String {
      var text = ProgressText(name: name, step: 16, count: 16, elapsed: 16 * 0.06)
      text.measures = [("loss", 0.5)]
      return text.bar(width: terminal.width, blocks: blocks)
    }
  }

  /// A terminal that shows these lines and nothing else.
  private func rows(width: Int, _ lines: [String]) -> [String] {
    var terminal = TerminalScreen(width: width)
    for line in lines { terminal.show(line + "\n") }
    return terminal.rows
  }

  @Test(arguments: [1, 2, 3, 10, 29, 30, 59, 60, 80, 110])
  func everyLineStandsAlone(width: Int) {
    let desk = Desk(width: width)
    desk.train(desk.console(.terminal)) { step in
      let printed = Array(desk.lines.prefix(step / 4))
      let rows = desk.terminal.rows
      #expect(Array(rows.dropLast(width > 1 ? 1 : 0)) == self.rows(width: width, printed))
      #expect(width == 1 || rows.last?.hasPrefix("training".prefix(width - 1)) == true)
    }
    #expect(desk.terminal.rows == rows(width: width, desk.lines + [desk.bar(), "The end."]))
    #expect(desk.terminal.unknownCodes == [])
  }

  @Test func wordsInAPipeComeLateAndStandAlone() {
    let desk = Desk(width: 80)
    desk.train(desk.console(.pipe)) { step in
      if step % 4 == 1 {
        for text in desk.pipe { desk.terminal.show(text) }
        desk.pipe = []
      }
      if step % 4 == 0 { #expect(desk.terminal.rows.count == step / 4 - 1) }
      if step % 4 == 3 { #expect(desk.terminal.rows.last?.contains("/16") == true) }
    }
    #expect(
      desk.terminal.rows == rows(width: 80, desk.lines.dropLast() + [desk.bar(), "The end."]))
  }

  @Test func wordsInAFileLeaveTheBarAlone() {
    let desk = Desk(width: 80)
    desk.train(desk.console(.file)) { step in
      #expect(desk.terminal.rows.count == 1)
      #expect(desk.terminal.rows[0].hasPrefix("training ▕"))
    }
    #expect(desk.terminal.rows == rows(width: 80, [desk.bar(), "The end."]))
  }

  @Test(arguments: [true, false], [[40, 20, 60], [9, 80, 3], [1, 100, 1], [61, 60, 59]])
  func theTerminalMayChangeItsWidth(foldsAnew: Bool, widths: [Int]) {
    let desk = Desk(width: 80)
    var same = TerminalScreen(width: 80)
    desk.train(desk.console(.terminal)) { step in
      if step.isMultiple(of: 4) { same.show(desk.lines[step / 4 - 1] + "\n") }
      guard step % 5 == 0 else { return }
      let width = widths[step / 5 - 1]
      desk.terminal.resize(to: width, foldsAnew: foldsAnew)
      same.resize(to: width, foldsAnew: foldsAnew)
    }
    same.show(desk.bar() + "\nThe end.\n")
    #expect(desk.terminal.rows == same.rows)
  }

  @Test(arguments: [1, 5, 30, 79])
  func aTerminalMayBeNarrowerThanItTells(width: Int) {
    let desk = Desk(width: 80)
    let console = desk.console(.terminal)
    desk.toldWidth = 80
    desk.terminal.resize(to: width, foldsAnew: true)
    desk.train(console) { _ in }
    let printed = rows(width: width, desk.lines)
    #expect(Array(desk.terminal.rows.prefix(printed.count)) == printed)
    #expect(
      Array(desk.terminal.rows.dropFirst(printed.count + 1)) == rows(width: width, ["The end."]))
  }

  @Test(arguments: ["学習の進み具合", "e\u{301}tude", "🙂 practice", "한국어"])
  func wideCharactersTakeTheirColumns(name: String) {
    for width in [4, 5, 11, 12, 13, 40, 79] {
      let desk = Desk(width: width, name: name)
      desk.train(desk.console(.terminal)) { _ in }
      #expect(desk.terminal.rows == rows(width: width, desk.lines + [desk.bar(), "The end."]))
    }
  }

  @Test(arguments: ["dumb", "", nil])
  func aTerminalThatKnowsNothingGetsPlainLines(term: String?) {
    let desk = Desk(width: 80, ["TERM": term, "LANG": "C.UTF-8"].compactMapValues { $0 })
    for style in [SharedFlags.ProgressStyle.auto, .bar] {
      desk.terminal = TerminalScreen(width: 80)
      desk.train(desk.console(.terminal), asked: style) { _ in }
      #expect(
        desk.terminal.rows
          == rows(
            width: 80,
            ["training: 16 steps", "training: step 1 of 16, 16.7 steps/s, loss 0.500, 0:01 left"]
              + desk.lines
              + ["training: step 16 of 16, 16.7 steps/s, loss 0.500, took 0:01", "The end."]))
    }
  }

  @Test func whereBlocksAreUnknownTheBarIsOfPlainCharacters() {
    let desk = Desk(width: 80, ["TERM": "xterm", "LANG": "de_DE.ISO-8859-1"])
    desk.train(desk.console(.terminal)) { step in
      guard step == 8 else { return }
      #expect(desk.terminal.rows.last?.hasPrefix("training [####") == true)
    }
    #expect(
      desk.terminal.rows == rows(width: 80, desk.lines + [desk.bar(blocks: false), "The end."]))
  }

  @Test func anotherProgramsTerminalIsLeftAlone() {
    let desk = Desk(width: 80)
    desk.train(desk.console(.terminal)) { step in
      if step == 6 {
        desk.isOurs = false
        desk.terminal.show("\n$ rm -r")  // the reader is at work with the shell
      }
      if step == 7 { #expect(desk.terminal.rows.last == "$ rm -r") }
      if step == 9 { #expect(desk.terminal.rows.last == "$ rm -rstep 8: Fréchet distance 124") }
      if step == 11 { desk.isOurs = true }
    }
    let rows = desk.terminal.rows
    #expect(rows[2] == "$ rm -rstep 8: Fréchet distance 124")
    #expect(Array(rows[3...]) == [desk.lines[2], desk.lines[3], desk.bar(), "The end."])
  }

  @Test func anErrorLeavesTheBarAboveIt() {
    let desk = Desk(width: 80)
    let console = desk.console(.terminal)
    console.show(ProgressText(name: "training", step: 3, count: 16))
    console.leaveBar()
    console.leaveBar()
    console.notice("Error: no.")
    #expect(desk.terminal.rows.count == 2 && desk.terminal.rows[1] == "Error: no.")
  }
}

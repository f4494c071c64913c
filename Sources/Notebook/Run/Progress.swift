/// Shows how far a training is, on standard error.
final class Progress {
  /// What `--progress` comes down to once it is known where standard error goes.
  enum Style { case bar, plain, none }

  private static let secondsBetweenBars = 0.1
  private static let secondsBetweenLines = 5.0

  private let console: Console
  private let style: Style
  private var lastShown = 0.0
  /// Whether what was shown last can still be seen: the bar makes way for words that go into a pipe.
  private var isSeen = true
  private(set) var text: ProgressText

  /// Shows the first line at once, before any step is made. A bar is drawn only where it can be:
  /// elsewhere there are plain lines.
  init(
    _ name: String, from first: Int = 0, steps: Int, asked: SharedFlags.ProgressStyle,
    console: Console
  ) {
    self.console = console
    style =
      switch asked {
      case .auto, .bar: console.hasRoomForBar ? .bar : .plain
      case .plain: .plain
      case .none: .none
      }
    text = ProgressText(name: name, first: first, step: first, count: steps)
    show()
  }

  /// Takes in a step that is done, and shows it if the last line is old enough.
  func update(
    step: Int, of count: Int, elapsed: Double, measures: KeyValuePairs<String, Float>
  ) {
    (text.step, text.count, text.elapsed) = (step, count, elapsed)
    text.measures = measures.map { ($0.key, Double($0.value)) }
    guard style != .none else { return }
    if style == .bar, isSeen, !console.showsBar { (isSeen, lastShown) = (false, elapsed) }
    let pause = style == .bar ? Self.secondsBetweenBars : Self.secondsBetweenLines
    let isEnd = isSeen && (step == 1 || step == count)
    guard isEnd || elapsed - lastShown >= pause else { return }
    lastShown = elapsed
    show()
  }

  /// Shows where it ended; other words follow below.
  func end() {
    if style == .bar { console.leave(text) }
  }

  private func show() {
    switch style {
    case .bar:
      console.show(text)
      isSeen = true
    case .plain: console.notice(text.plain)
    case .none: break
    }
  }
}

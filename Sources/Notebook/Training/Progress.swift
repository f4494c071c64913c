/// Shows how far a training is, on standard error.
final class Progress {
  /// What `--progress` comes down to once it is known where standard error goes.
  enum Style { case bar, plain, none }

  private static let secondsBetweenBars = 0.1
  private static let secondsBetweenLines = 5.0

  private let console: Console
  private let style: Style
  private var lastShown = 0.0
  private(set) var text: ProgressText

  /// Shows the first line at once, before any step is made.
  init(
    _ name: String, from first: Int = 0, steps: Int, asked: SharedFlags.ProgressStyle,
    console: Console
  ) {
    self.console = console
    style =
      switch asked {
      case .auto: console.noticesOnTerminal ? .bar : .plain
      case .bar: .bar
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
    let pause = style == .bar ? Self.secondsBetweenBars : Self.secondsBetweenLines
    guard style != .none, step == 1 || step == count || elapsed - lastShown >= pause else { return }
    lastShown = elapsed
    show()
  }

  /// Ends the line, so that other words can follow.
  func end() {
    if style == .bar { console.writeNotice("\n") }
  }

  private func show() {
    switch style {
    case .bar: console.writeNotice("\r" + text.bar(width: console.width) + "\u{1B}[K")
    case .plain: console.notice(text.plain)
    case .none: break
    }
  }
}

import Glibc
import Synchronization

/// A bar in the last line of a terminal.
///
/// The cursor waits at its beginning, not at its end. So what others print there, such as the ^C of a
/// keyboard, begins a line. And where the terminal has become narrower and has folded the bar into
/// several lines, all of it is below the cursor and can be erased.
final class StandingBar: Sendable {
  /// That of the standard streams: a process has one bar, however many consoles it makes.
  static let ofThisProcess = StandingBar()

  /// Erases all from the beginning of the cursor's line on.
  static let erasing: StaticString = "\r\u{1B}[J"

  private let shown = Mutex<ProgressText?>(nil)
  private let stands = Atomic(false)

  /// What it shows; nil if it does not stand.
  var progress: ProgressText? { shown.withLock { $0 } }

  /// Draws it in place of what stands there; not where another program has the terminal.
  func show(_ progress: ProgressText, on stream: PrintStream) {
    guard let screen = stream.screen, screen.isOurs() else { return note(nil) }
    note(progress)
    stream.write(codes: "\(Self.erasing)\(line(progress, on: screen))\r")
  }

  /// Takes it away; does nothing where another program has the terminal, or if there is none.
  func erase(from stream: PrintStream) {
    note(nil)
    if stream.screen?.isOurs() == true { stream.write(codes: "\(Self.erasing)") }
  }

  /// Draws it for the last time and goes on in the next line.
  func leave(_ progress: ProgressText, on stream: PrintStream) {
    note(nil)
    guard let screen = stream.screen, screen.isOurs() else { return }
    stream.write(codes: "\(Self.erasing)\(line(progress, on: screen))\n")
  }

  /// Takes it away from standard error, for handlers of signals, which may call almost nothing and
  /// wait for no lock. It is drawn again when the next step is done.
  func eraseInHandler() {
    guard stands.load(ordering: .relaxed) else { return }
    _ = Glibc.write(STDERR_FILENO, Self.erasing.utf8Start, Self.erasing.utf8CodeUnitCount)
  }

  /// What is drawn. Meanwhile nothing is folded: a terminal that has just become narrower may not
  /// have told so yet, and one of East Asia may give blocks two columns.
  private func line(_ progress: ProgressText, on screen: Screen) -> String {
    let line = progress.bar(width: screen.width(), blocks: screen.drawsBlocks)
    return "\u{1B}[?7l\(line)\u{1B}[?7h"
  }

  private func note(_ progress: ProgressText?) {
    shown.withLock { $0 = progress }
    stands.store(progress != nil, ordering: .relaxed)
  }
}

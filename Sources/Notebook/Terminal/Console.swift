import Foundation

/// Where a program's words go: results to standard output, everything about the run itself
/// (progress, rates, warnings) to standard error.
public struct Console {
  /// How pictures may be drawn in text.
  public enum Shades: Equatable, Sendable {
    case characters, greys, trueColour
  }

  let writeResult: (String) -> Void
  let writeNotice: (String) -> Void
  let resultsOnTerminal: Bool
  let noticesOnTerminal: Bool
  let shades: Shades
  let width: Int

  /// A console that hands its text to the functions given; for tests, and for programs in pipes.
  public init(
    resultsOnTerminal: Bool = false, noticesOnTerminal: Bool = false,
    shades: Shades = .characters, width: Int = 80,
    writeResult: @escaping (String) -> Void, writeNotice: @escaping (String) -> Void
  ) {
    self.resultsOnTerminal = resultsOnTerminal
    self.noticesOnTerminal = noticesOnTerminal
    self.shades = shades
    self.width = width
    self.writeResult = writeResult
    self.writeNotice = writeNotice
  }

  /// This process's standard output and standard error.
  public static var standard: Console {
    Console(
      resultsOnTerminal: isatty(STDOUT_FILENO) == 1,
      noticesOnTerminal: isatty(STDERR_FILENO) == 1,
      shades: shades(in: ProcessInfo.processInfo.environment),
      width: terminalWidth(),
      writeResult: { write($0, to: STDOUT_FILENO) },
      writeNotice: { write($0, to: STDERR_FILENO) })
  }

  /// Prints one line of the notebook.
  public func result(_ line: String) { writeResult(line + "\n") }

  /// Prints one line about the run.
  public func notice(_ line: String) { writeNotice(line + "\n") }

  /// What the environment's words promise: NO_COLOR (no-color.org), COLORTERM and TERM.
  static func shades(in environment: [String: String]) -> Shades {
    if let refusal = environment["NO_COLOR"], !refusal.isEmpty { return .characters }
    if ["truecolor", "24bit"].contains(environment["COLORTERM"]) { return .trueColour }
    let terminal = environment["TERM"] ?? "dumb"
    return terminal == "dumb" ? .characters : .greys
  }

  private static func terminalWidth() -> Int {
    var size = winsize()
    for descriptor in [STDOUT_FILENO, STDERR_FILENO]
    where ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 {
      return Int(size.ws_col)
    }
    return 80
  }

  /// Writes all of a text; gives up quietly when nobody reads any more.
  private static func write(_ text: String, to descriptor: Int32) {
    fflush(nil)
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR && errno != EAGAIN {
        return
      }
    }
  }
}

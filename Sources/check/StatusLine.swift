import Foundation

/// How far something is: a line that rewrites itself on a terminal; elsewhere, and on terminals that
/// know nothing, a line now and then, ever more seldom.
struct StatusLine {
  private let rewrites =
    isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] ?? "dumb" != "dumb"
  private var shown = ""
  private var lastLine = ContinuousClock.now
  private var patience = 10.0

  /// Says how far it is.
  mutating func show(_ text: String) {
    if rewrites {
      if text != shown { write("\r" + text + blanks(text.count)) }
      shown = text
    } else if (ContinuousClock.now - lastLine) / .seconds(1) > patience {
      write(text + "\n")
      lastLine = .now
      patience *= 1.25
    }
  }

  /// Prints lines that stay, in place of the one that says how far it is.
  mutating func print(_ lines: [String]) {
    if !shown.isEmpty { write("\r" + blanks(0) + "\r") }
    shown = ""
    for line in lines { write(line + "\n") }
    if !lines.isEmpty { lastLine = .now }
  }

  /// What covers the rest of the line that is shown, after so many characters.
  private func blanks(_ count: Int) -> String {
    String(repeating: " ", count: max(0, shown.count - count))
  }

  private func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }
}

import Foundation

/// Where a program's words go: results to standard output, everything about the run itself
/// (progress, rates, warnings) to standard error.
///
/// Below all that is printed may stand a bar, in the last line of a terminal. It is taken away
/// before anything is printed on either stream, and drawn again below.
public struct Console {
  let results: PrintStream
  let notices: PrintStream
  let bar: StandingBar

  init(results: PrintStream, notices: PrintStream, bar: StandingBar = StandingBar()) {
    self.results = results
    self.notices = notices
    self.bar = bar
  }

  /// A console that hands its text to the functions given, as if to files.
  public init(
    writeResult: @escaping (String) -> Void, writeNotice: @escaping (String) -> Void
  ) {
    self.init(results: PrintStream(write: writeResult), notices: PrintStream(write: writeNotice))
  }

  /// This process's standard output and standard error.
  public static var standard: Console {
    StandardStreams.keepOpen()
    let environment = ProcessInfo.processInfo.environment
    return Console(
      results: PrintStream(STDOUT_FILENO, environment),
      notices: PrintStream(STDERR_FILENO, environment), bar: .ofThisProcess)
  }

  /// Prints a line of the notebook, or several with line feeds between them.
  public func result(_ line: String) { print(line + "\n", to: results) }

  /// Prints a line about the run, or several with line feeds between them.
  public func notice(_ line: String) { print(line + "\n", to: notices) }

  /// What shows the results, in words.
  public var terminal: String {
    results.screen?.description
      ?? "none: results go into \(results.goal == .pipe ? "a pipe" : "a file")"
  }

  /// Prints a text that ends with its last line's end.
  func print(_ text: String, to stream: PrintStream) {
    guard let progress = bar.progress, stream.goal != .file else { return stream.write(text) }
    bar.erase(from: notices)
    stream.write(text)
    // What comes out of a pipe comes later: nothing may stand in its way until then.
    if stream.goal == .terminal { bar.show(progress, on: notices) }
  }
}

// MARK: - The bar

extension Console {
  /// Whether a bar can be drawn below what is printed.
  var hasRoomForBar: Bool { notices.screen?.movesCursor == true }

  /// Whether the bar stands: it does not before it is shown, and after words went into a pipe.
  var showsBar: Bool { bar.progress != nil }

  /// Draws the bar, in place of the one that stands.
  func show(_ progress: ProgressText) { bar.show(progress, on: notices) }

  /// Leaves the bar where it is, drawn for the last time; what is printed from now on stands below.
  func leave(_ progress: ProgressText) { bar.leave(progress, on: notices) }

  /// Leaves the bar as it is, if one stands.
  func leaveBar() {
    if let progress = bar.progress { leave(progress) }
  }
}

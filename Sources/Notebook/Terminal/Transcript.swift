/// The text that a run has printed, to be kept with its results.
final class Transcript {
  /// All of it so far.
  private(set) var text = ""

  /// Adds to its end.
  func add(_ more: String) { text += more }
}

extension Console {
  /// This console, with what it prints written down in `transcript` too.
  func copied(to transcript: Transcript) -> Console {
    Console(
      results: PrintStream(results.goal, results.screen) { [results] text in
        results.write(text)
        transcript.add(text)
      },
      notices: notices, bar: bar)
  }
}

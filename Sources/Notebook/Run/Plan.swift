/// Fits a training into the minutes that were asked for: times a few steps, then says how many.
struct Plan {
  /// Seconds for the training.
  let seconds: Double

  /// The first step is not timed: memory is still being laid out.
  private let untimed = 1
  private let fewest = 3
  private let longestTiming = 2.0
  private var start: Double?

  init(seconds: Double) { self.seconds = seconds }

  /// Told the seconds since the training began after each step; answers, once enough was timed, the
  /// number of steps that will have been made when time is up.
  mutating func steps(after step: Int, elapsed: Double) -> Int? {
    if step == untimed { start = elapsed }
    guard let start, step >= untimed + fewest else { return nil }
    let timed = elapsed - start
    guard timed >= min(longestTiming, seconds / 20) else { return nil }
    let perStep = timed / Double(step - untimed)
    return step + max(0, Int((seconds - elapsed) / max(perStep, 1e-9)))
  }
}

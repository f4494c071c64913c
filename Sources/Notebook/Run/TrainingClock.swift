/// The time of a training: how long it has run, how many steps it can make, when to save.
struct TrainingClock {
  private static let longestWithoutSaving = Duration.seconds(60)

  private let start = ContinuousClock.now
  private var plan: Plan?
  private var lastSaved = ContinuousClock.now

  /// Starts the clock; `plan`, if there is one, counts for a training that begins, not for one
  /// that goes on.
  init(_ state: TrainingState, _ plan: Plan?) {
    self.plan = state.step == 0 ? plan : nil
  }

  /// Seconds since the start.
  var elapsed: Double { (ContinuousClock.now - start) / .seconds(1) }

  /// The number of steps that fit into the time, told once, as soon as it is known.
  mutating func steps(after step: Int) -> Int? {
    let elapsed = elapsed
    guard let steps = plan?.steps(after: step, elapsed: elapsed) else { return nil }
    plan = nil
    return steps
  }

  /// Whether to write a checkpoint: after every tenth of the steps, and after every minute.
  mutating func isTimeToSave(_ state: TrainingState) -> Bool {
    let isTenth = state.step == state.count || state.step.isMultiple(of: max(1, state.count / 10))
    guard isTenth || ContinuousClock.now - lastSaved > Self.longestWithoutSaving else {
      return false
    }
    lastSaved = .now
    return true
  }
}

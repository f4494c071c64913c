import Foundation

extension Notebook {
  /// Trains: calls `body` once for each step, shows progress, keeps what it measures.
  ///
  /// `body` makes one step and returns its losses and other measures by name. Their means go into
  /// `metrics.csv` and the history that is returned: for the first step, then for every interval
  /// of `every` steps (a hundredth of the training unless given). With `--minutes` the number of
  /// steps is chosen to fit; `share` is the part of those minutes that this training may take.
  /// A measure that is not finite ends the program.
  @discardableResult
  public func train(
    _ name: String, steps: Int, every: Int? = nil, share: Double = 1,
    _ body: (Step) -> KeyValuePairs<String, Float>
  ) -> History {
    precondition(steps > 0, "A training needs at least one step, not \(steps).")
    warnOfDebugBuild(steps)
    orStop { try folder.begin(command: commandLine) }
    var history = History()
    var plan = options.minutes.map { Plan(seconds: $0 * 60 * share) }
    var count = steps
    let progress = Progress(name, steps: steps, asked: options.progress, console: console)
    let began = ContinuousClock.now
    var number = 0
    while number < count {
      number += 1
      let measures = body(Step(number: number, count: count))
      history.add(measures)
      let elapsed = (ContinuousClock.now - began) / .seconds(1)
      if let chosen = plan?.steps(after: number, elapsed: elapsed) {
        (count, plan) = (chosen, nil)
        progress.end()
        console.notice("\(name): \(count.grouped) steps fit into the time.")
      }
      progress.update(step: number, of: count, elapsed: elapsed, measures: measures)
      requireFinite(measures, name, number, progress)
      if number == 1 || number.isMultiple(of: every ?? max(1, count / 100)) || number == count {
        metrics.add(name, step: number, history.close(at: number))
      }
    }
    progress.end()
    history.steps = number
    orStop { try save(Array(metrics.text.utf8), as: "metrics.csv") }
    summarise(name, history)
    return history
  }

  private var commandLine: String { ([chapter] + record.arguments).joined(separator: " ") }

  private func requireFinite(
    _ measures: KeyValuePairs<String, Float>, _ name: String, _ step: Int, _ progress: Progress
  ) {
    guard let (measure, value) = measures.first(where: { !$0.value.isFinite }) else { return }
    progress.end()
    let text = NumberStyle.significant(1).text(value)
    stop(
      NotebookError(
        "\(name), step \(step.grouped): \(measure) is \(text). The training has diverged; a smaller"
          + " learning rate is the usual cure."))
  }

  private func summarise(_ name: String, _ history: History) {
    let style = NumberStyle.significant(4)
    let parts = history.curves.map {
      "\($0.name) \(style.text($0.first)) to \(style.text($0.last))"
    }
    let steps = history.steps == 1 ? "1 step" : "\(history.steps.grouped) steps"
    console.result(([name + ": " + steps] + parts).joined(separator: ", "))
  }

  private func warnOfDebugBuild(_ steps: Int) {
    #if DEBUG
      guard !isQuick && steps >= 200 else { return }
      console.notice(
        "Warning: this is a debug build, and slow. Better: swift run -c release \(chapter)")
    #endif
  }
}

import Core
import Foundation

extension Notebook {
  /// Trains: calls `body` once for each step, shows progress, keeps what it measures.
  ///
  /// `body` makes one step and returns its losses and other measures by name. Their means go into
  /// `metrics.csv` and the history that is returned: for the first step, then for every interval
  /// of `every` steps (a hundredth of the training unless given). With `--minutes` the number of
  /// steps is chosen to fit the part of those minutes that the row `Shares` gives this training.
  /// A measure that is not finite ends the program.
  ///
  /// `saving` lists all that the steps change: networks, optimisers, averages, batches, the random
  /// generator, films and logbooks. Their state is written to the run's folder now and then, at the
  /// end, and when the program is interrupted; `--resume` goes on from there and comes to the same
  /// bits. A training that saves nothing is made again from its start.
  @discardableResult
  public func train(
    _ name: String, steps: Int, every: Int? = nil, saving members: [any Stateful] = [],
    _ body: (Step) -> KeyValuePairs<String, Float>
  ) -> History {
    let share = shares[name] ?? 1
    require(steps > 0, "A training needs at least one step, not \(steps).")
    warnOfDebugBuild(steps)
    begin()
    let checkpoints = checkpoints(of: name, members)
    var state = orStop { try restored(from: checkpoints) } ?? TrainingState(count: steps)
    let before = entries
    add(state.entries)
    Interruption.listen()
    var clock = TrainingClock(state, options.minutes.map { Plan(seconds: $0 * 60 * share) })
    var divergence = Divergence(members)
    let progress = Progress(
      name, from: state.step, steps: state.count, asked: options.progress, console: console)
    while state.step < state.count {
      state.step += 1
      let step = Step(number: state.step, count: state.count)
      divergence.remember()
      let measures = body(step)
      state.history.add(measures)
      if let chosen = clock.steps(after: state.step) {
        state.count = chosen
        console.notice("\(name): \(chosen.grouped) steps fit into the time.")
      }
      progress.update(
        step: state.step, of: state.count, elapsed: clock.elapsed, measures: measures)
      var problem = divergence.problem(in: measures) { _ = body(step) }
      if problem == nil, History.isDue(state.step, of: state.count, every: every) {
        state.history.close(at: state.step, isLast: state.step == state.count)
      }
      let signal = Interruption.signal
      if problem == nil, clock.isTimeToSave(state) || signal != nil {
        problem = divergence.parameter
        state.entries = entries(since: before)
        if problem == nil { orStop { try checkpoints?.write(state) } }
      }
      if problem != nil || signal != nil { progress.end() }
      if let problem { leave(problem, name, state, checkpoints) }
      if let signal { leave(signal, name, state) }
    }
    Interruption.stopListening()
    progress.end()
    if let signal = Interruption.signal { leave(signal, name, state) }
    trainingSeconds += clock.elapsed
    state.history.steps = state.step
    for (step, row) in state.history.rows { metrics.add(name, step: step, row) }
    orStop { try save(Array(metrics.text.utf8), as: "metrics.csv") }
    summarise(name, state.history)
    return state.history
  }

  /// Leaves the mark of an unfinished run, and is ready to be interrupted.
  private func begin() {
    orStop { try folder.begin(command: essentialCommand, resuming: resumingCommand) }
    Interruption.announce(resumingCommand)
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
        "Warning: this is a debug build, and slow. Better: \(ShellCommand.swift("run", chapter))")
    #endif
  }
}

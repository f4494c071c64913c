import Core
import Foundation
import Runs

extension Notebook {
  /// The command without the flags that change nothing in what is computed: runs that share it
  /// share all their results.
  var essentialCommand: String {
    ShellCommand.line([chapter] + CommandWords(record.arguments).essential)
  }

  /// The command that goes on with this run.
  var resumingCommand: String {
    let words = CommandWords(record.arguments).without(["--resume", "--fresh"])
    return ShellCommand.runningThisProgram(chapter, words + ["--resume"])
  }

  /// The checkpoints of a training, if it saves anything; traps if two trainings have one name.
  func checkpoints(of training: String, _ members: [any Stateful]) -> Checkpoints? {
    if members.isEmpty { return nil }
    let checkpoints = Checkpoints(
      folder: folder, training: training,
      identity: ["chapter": chapter, "seed": String(options.seed), "command": essentialCommand],
      members: members)
    require(
      savedTrainings.insert(checkpoints.stem).inserted,
      "Two trainings are called '\(training)': they would write into each other's checkpoints.")
    return checkpoints
  }

  /// Where the training stood when the run that is resumed ended; nil if it had not begun.
  func restored(from checkpoints: Checkpoints?) throws -> TrainingState? {
    guard options.resume, let checkpoints else { return nil }
    return try checkpoints.restore(notice: { console.notice($0) })
  }

  /// Ends the program after a step that was interrupted, with the shell's code for the signal.
  func leave(_ signal: Int32, _ name: String, _ state: TrainingState) -> Never {
    console.notice(
      "\(name): interrupted after step \(state.step.grouped) of \(state.count.grouped). Go on with:"
        + " \(resumingCommand)")
    exit(128 + signal)
  }

  /// Ends the program because a training went wrong.
  func leave(_ problem: String, _ name: String, _ state: TrainingState, _ checkpoints: Checkpoints?)
    -> Never
  {
    let saved = checkpoints?.newest.map { " The last good checkpoint is \($0)." } ?? ""
    stop(
      NotebookError(
        "\(name), step \(state.step.grouped): \(problem). The training has diverged; a smaller"
          + " learning rate is the usual cure.\(saved)"))
  }
}

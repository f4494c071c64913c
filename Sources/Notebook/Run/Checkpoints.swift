import Core
import Foundation

/// The checkpoints of one training, in the run's folder: the last two are kept, so that one that
/// was damaged costs only the steps since the one before.
struct Checkpoints {
  /// The run's folder.
  let folder: RunFolder
  /// The training's name.
  let training: String
  /// What a run must share with the one that it resumes: chapter, seed, command.
  let identity: [String: String]
  /// What is saved.
  let members: [any Stateful]

  private static let stateKey = "training state"
  private static let kept = 2

  /// Writes the next checkpoint, then removes those that are no longer needed.
  func write(_ state: TrainingState) throws {
    mkdir(folder.checkpoints, 0o777)
    var metadata = identity
    metadata["training"] = training
    metadata[Self.stateKey] = try state.text()
    try Checkpoint(of: members, metadata: metadata).write(to: path(ofStep: state.step))
    for step in steps.dropLast(Self.kept) { unlink(path(ofStep: step)) }
  }

  /// Puts the state of the newest whole checkpoint back, and says where the training stood then;
  /// nil if there is none. Those that are damaged are reported to `notice` and removed. Throws if
  /// the checkpoint belongs to another run.
  func restore(notice: (String) -> Void) throws -> TrainingState? {
    for step in steps.reversed() {
      let path = path(ofStep: step)
      let checkpoint: Checkpoint
      do { checkpoint = try Checkpoint(contentsOf: path) } catch let error as DataError {
        notice("Warning: \(name(ofStep: step)) is left out: \(error.problem).")
        unlink(path)
        continue
      }
      try requireSameRun(checkpoint.metadata, step)
      let state = checkpoint.metadata[Self.stateKey].flatMap { try? TrainingState(text: $0) }
      guard let state, state.step == step, step <= state.count else {
        throw NotebookError("\(name(ofStep: step)) is no checkpoint of a training: use --fresh.")
      }
      try checkpoint.restore(members, from: name(ofStep: step))
      return state
    }
    return nil
  }

  /// The newest checkpoint's name, for messages.
  var newest: String? { steps.last.map(name(ofStep:)) }

  private func requireSameRun(_ metadata: [String: String], _ step: Int) throws {
    let expected = identity.merging(["training": training]) { $1 }
    for (key, value) in expected.sorted(by: { $0.key < $1.key }) where metadata[key] != value {
      throw NotebookError(
        "\(name(ofStep: step)) belongs to the \(key) '\(metadata[key] ?? "")', not '\(value)': run"
          + " that one, or start over with --fresh.")
    }
  }

  /// The training's name, as far as it can stand in a file's name.
  var stem: String {
    String(training.map { $0.isLetter || $0.isNumber ? $0 : "-" }) + "-step-"
  }

  private func fileName(ofStep step: Int) -> String { "\(stem)\(step).safetensors" }

  private func path(ofStep step: Int) -> String {
    folder.checkpoints + "/" + fileName(ofStep: step)
  }

  private func name(ofStep step: Int) -> String {
    "\(folder.name)/checkpoints/" + fileName(ofStep: step)
  }

  /// The steps of which there are checkpoints, in order.
  private var steps: [Int] {
    let names = (try? Files.names(in: folder.checkpoints)) ?? []
    return names.compactMap { name in
      guard name.hasPrefix(stem), name.hasSuffix(".safetensors") else { return nil }
      return Int(name.dropFirst(stem.count).dropLast(".safetensors".count))
    }.sorted()
  }
}

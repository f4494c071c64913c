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
    try folder.makeCheckpointFolder()
    var metadata = identity
    metadata["training"] = training
    metadata[Self.stateKey] = try state.text()
    let checkpoint = Checkpoint(of: members, metadata: metadata)
    try folder.write(checkpoint.fileContents(), as: file(ofStep: state.step))
    for step in steps.dropLast(Self.kept) { try folder.remove(file(ofStep: step)) }
  }

  /// Puts the state of the newest whole checkpoint back, and says where the training stood then;
  /// nil if there is none. Those that cannot be read are set aside, and `notice` is told where; but if
  /// none can be read, throws and leaves all as it is. Throws too if the checkpoint belongs to another
  /// run.
  func restore(notice: (String) -> Void) throws -> TrainingState? {
    var unreadable: [(file: String, problem: String)] = []
    for file in steps.reversed().map(file(ofStep:)) {
      let checkpoint: Checkpoint
      do { checkpoint = try Checkpoint(contentsOf: "\(folder.path)/\(file)") } catch let error
        as DataError
      {
        unreadable.append((file, error.problem))
        continue
      }
      let state = try self.state(in: checkpoint, of: file)
      try checkpoint.restore(members, from: "\(folder.name)/\(file)")
      for (file, problem) in unreadable {
        let kept = try folder.setAside(file)
        notice("Warning: \(folder.name)/\(file) cannot be read: \(problem). It is kept as \(kept).")
      }
      try folder.adopt(file)
      return state
    }
    guard let (file, problem) = unreadable.first else { return nil }
    let advice =
      unreadable.first { !folder.manifest.lists($0.file) }.map {
        "Move \($0.file), which no run has written, away, and start over with --fresh."
      } ?? "Start over with --fresh, which keeps it under another name."
    throw NotebookError(
      "\(folder.name)/\(file) cannot be read: \(problem); nor can an earlier checkpoint. \(advice)")
  }

  /// Where the training stood; throws if the checkpoint is not one of this very training.
  private func state(in checkpoint: Checkpoint, of file: String) throws -> TrainingState {
    let expected = identity.merging(["training": training]) { $1 }
    for (key, value) in expected.sorted(by: { $0.key < $1.key })
    where checkpoint.metadata[key] != value {
      throw NotebookError(
        "\(folder.name)/\(file) belongs to the \(key) '\(checkpoint.metadata[key] ?? "")', not"
          + " '\(value)': run that one, or start over with --fresh.")
    }
    let state = checkpoint.metadata[Self.stateKey].flatMap { try? TrainingState(text: $0) }
    guard let state, file == self.file(ofStep: state.step), state.step <= state.count else {
      throw NotebookError(
        "\(folder.name)/\(file) is no checkpoint of a training: start over with --fresh.")
    }
    return state
  }

  /// The newest checkpoint's name, for messages.
  var newest: String? { steps.last.map { "\(folder.name)/\(file(ofStep: $0))" } }

  /// The training's name, as far as it can stand in a file's name.
  var stem: String {
    String(training.map { $0.isLetter || $0.isNumber ? $0 : "-" }) + "-step-"
  }

  /// The name of a checkpoint's file in the run's folder.
  private func file(ofStep step: Int) -> String {
    "\(RunFolder.checkpointsName)/\(stem)\(step).safetensors"
  }

  /// The steps of which there are checkpoints, in order.
  private var steps: [Int] {
    let names = (try? folder.names(in: RunFolder.checkpointsName)) ?? []
    return names.compactMap { name in
      let step = Int(name.dropFirst(stem.count).dropLast(".safetensors".count))
      return step.flatMap { name == "\(stem)\($0).safetensors" ? $0 : nil }
    }.sorted()
  }
}

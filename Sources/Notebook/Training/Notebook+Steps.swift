extension Notebook {
  /// The number of steps to train: `standard`, or `quick` with `--quick`, or what `--steps` or
  /// `--epochs` ask for. One epoch is `perEpoch` steps.
  public func steps(_ standard: Int, quick: Int, perEpoch: Int? = nil) -> Int {
    if let steps = options.steps { return steps }
    if let epochs = options.epochs {
      guard let perEpoch else {
        stop(NotebookError("This chapter's length is counted in steps: use --steps."))
      }
      return epochs * perEpoch
    }
    return isQuick ? quick : standard
  }
}

import Core

extension Notebook {
  /// Writes `count` images with values in `range` as an IDX file, the format that the data came in.
  ///
  /// `draw` makes so many images `[N, height, width, 1 or 3]`; it is asked for a few hundred at a
  /// time, so that any number needs no more memory than these.
  public func write(
    samples count: Int, range: ClosedRange<Float> = 0...1, as file: String = "samples.idx",
    drawing draw: (_ count: Int) -> Tensor
  ) {
    orStop {
      try folder.write(as: file) { try IDX.append(count, range: range, to: &$0, drawing: draw) }
      remember(file)
    }
    console.result("\(count.grouped) samples: \(folder.name)/\(file)")
  }
}

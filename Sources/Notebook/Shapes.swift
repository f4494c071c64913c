import Core

extension Notebook {
  /// With `--shapes`, or `always`, prints what each layer of a network makes of an input `[N, …]`:
  /// the arithmetic of its size, its shape, the layer's parameters and millions of floating-point
  /// operations for one sample.
  ///
  /// The times, which differ from run to run, go to standard error, and not in a quick run.
  public func shapes(
    _ name: String, of network: any Layer, for input: Shape, always: Bool = false
  ) {
    guard options.shapes || always else { return }
    let rows = network.explained(for: input)
    let style = NumberStyle.significant(3)
    table(
      [name, "size", "output", "parameters", "MFLOP"],
      rows.map { row in
        let samples = ["N"] + row.output.dropFirst().map(String.init)
        return [
          row.summary.name, row.summary.formula, "[" + samples.joined(separator: ", ") + "]",
          row.parameters, Styled(row.megaflops, style),
        ]
      })
    let (parameters, megaflops) = rows.reduce((0, 0)) {
      ($0.0 + $1.parameters, $0.1 + $1.megaflops)
    }
    print("\(parameters.grouped) parameters, \(style.text(megaflops)) MFLOP an image")
    guard options.shapes && !isQuick else { return }
    for row in rows {
      console.notice("\(row.summary.name), \(input[0]): \(style.text(milliseconds(row))) ms")
    }
  }

  /// The shortest of three runs of a layer without gradients.
  private func milliseconds(_ row: Explanation) -> Double {
    let x = Tensor.zeros(row.input)
    let times = (0..<3).map { _ in
      ContinuousClock().measure { _ = row.layer(x, mode: .inference) } / .milliseconds(1)
    }
    return times.min()!
  }
}

/// A running average of a network's weights, which makes better pictures than the last weights do:
/// a ← decay·a + (1 − decay)·w after every step (Polyak and Juditsky 1992; for GANs, Yazıcı et al.
/// 2019).
public final class AveragedWeights: Stateful {
  private let parameters: [Parameter]
  private var averages: [Tensor]
  private let decay: Float
  private var steps = 0

  /// The step count and the averages.
  public var stateParts: [StatePart] {
    [.count("steps", get: { self.steps }, set: { self.steps = $0 })]
      + StatePart.list(
        "average", count: averages.count, get: { self.averages[$0] },
        set: { self.averages[$0] = $1 })
  }

  /// Starts an average of a layer's parameters. It remembers about 1/(1 − decay) steps.
  public init(of layer: any Layer, decay: Float = 0.999) {
    parameters = layer.parameters
    averages = parameters.map { .zeros($0.shape) }
    self.decay = decay
  }

  /// Takes the current weights into the average. The first steps weigh more, so that the start,
  /// which was drawn at random, is soon forgotten.
  public func update() {
    steps += 1
    let share = max(1 - decay, 1 / Float(steps))
    for (parameter, average) in zip(parameters, averages) {
      Parallel.chunks(
        average.count, minimum: Kernels.parallelMinimum,
        sharing: (parameter.value.pointer, average.storage.pointer)
      ) { range, memory in
        let (weight, mean) = memory
        for i in range { mean[i] = mean[i].addingProduct(share, weight[i] - mean[i]) }
      }
    }
  }

  /// Runs `body` with the averages in place of the weights, then puts the weights back.
  public func use<Result, Failure>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    swap()
    defer { swap() }
    return try body()
  }

  /// Exchanges weights and averages.
  private func swap() {
    for (index, parameter) in parameters.enumerated() {
      let weights = parameter.value.detached()
      parameter.assign(averages[index])
      averages[index] = weights
    }
  }
}

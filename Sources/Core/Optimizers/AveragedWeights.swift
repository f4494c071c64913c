/// A running average of a network's weights, which makes better pictures than the last weights do:
/// a ← decay·a + (1 − decay)·w after every step (Polyak and Juditsky 1992; for GANs, Yazıcı et al.
/// 2019).
public final class AveragedWeights: Stateful {
  private let parameters: [Parameter]
  private var averages: [Tensor]
  private let decay: Float
  private var steps = 0
  private var isInUse = false

  /// The step count and the averages.
  public var stateParts: [StatePart] {
    [.count("steps", get: { self.steps }, set: { self.steps = $0 })]
      + StatePart.list(
        "average", count: averages.count, get: { self.averages[$0] },
        set: { self.averages[$0] = $1 })
  }

  /// Starts an average, at 0, of the parameters that a layer has now. It remembers about 1/(1 − decay) steps.
  public init(of layer: any Layer, decay: Float = 0.999) {
    parameters = layer.parameters
    averages = parameters.map { .zeros($0.shape) }
    self.decay = decay
  }

  /// Takes the current weights into the average. The first steps weigh more, so that the start,
  /// which was drawn at random, is soon forgotten. Traps inside of `use`.
  public func update() {
    require(!isInUse, "Averages in use stand in the weights' place: update them after `use`.")
    steps += 1
    let share = max(1 - decay, 1 / Float(steps))
    for (index, parameter) in parameters.enumerated() {
      let weight = parameter.value
      averages[index].change { mean in
        weight.read { Kernels.approach(weight.count, $0, share: share, mean: mean) }
      }
    }
  }

  /// Runs `body` with the averages in place of the weights, then puts the weights back. Inside another
  /// `use` the averages are in place already, and stay.
  public func use<Result, Failure>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    if isInUse { return try body() }
    swap()
    defer { swap() }
    return try body()
  }

  /// Exchanges weights and averages.
  private func swap() {
    isInUse.toggle()
    for (index, parameter) in parameters.enumerated() {
      let weights = parameter.value.detached()
      parameter.assign(averages[index])
      averages[index] = weights
    }
  }
}

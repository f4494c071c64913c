/// In training, sets each element to zero with a given probability and scales the others up, so
/// that their mean stays (Srivastava et al. 2014). In inference, does nothing.
public final class Dropout: Layer {
  /// The probability that an element is dropped.
  public let rate: Float
  private let random: RandomGenerator

  /// Makes a dropout that draws its masks from `random`, whose place is saved with the layer; traps
  /// unless 0 ≤ rate < 1.
  public init(_ rate: Float, using random: RandomGenerator) {
    require(rate >= 0 && rate < 1, "A dropout rate is at least 0 and below 1, not \(rate).")
    self.rate = rate
    self.random = random
  }

  /// Applies a fresh mask to a tensor of any shape in training; returns it as it is in inference.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor {
    if mode == .inference || rate == 0 { return x }
    return x * (Tensor.bernoulli(x.shape, probability: 1 - rate, using: random) * (1 / (1 - rate)))
  }

  /// The source of its masks.
  public var members: Members { ["random": .random(random)] }

  /// Its name: nothing is to be computed of its size.
  public func summary(for input: Shape) -> LayerSummary { LayerSummary("Dropout") }
}

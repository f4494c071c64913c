/// How the first values of a parameter are drawn.
public enum Initializer: Sendable {
  /// The same number everywhere.
  case constant(Float)
  /// N(mean, standardDeviation²).
  case normal(standardDeviation: Float, mean: Float = 0)
  /// Uniform within ±√(6 / (inputs + outputs)): keeps the scale of signals and of gradients through
  /// tanh and sigmoid layers (Glorot and Bengio 2010, eq. 16).
  case glorotUniform
  /// N(0, 2 / inputs): keeps the scale of signals through ReLU layers (He et al. 2015, eq. 10).
  case heNormal

  /// Zeros, the usual start of a bias.
  public static let zeros = Initializer.constant(0)

  /// Draws a tensor of the given shape.
  func callAsFunction(
    _ shape: Shape, fans: (input: Int, output: Int), using random: RandomGenerator
  ) -> Tensor {
    switch self {
    case .constant(let value):
      return Tensor(repeating: value, shape: shape)
    case .normal(let standardDeviation, let mean):
      return .normal(shape, mean: mean, standardDeviation: standardDeviation, using: random)
    case .glorotUniform:
      let bound = (6 / Float(fans.input + fans.output)).squareRoot()
      return .uniform(shape, in: -bound...bound, using: random)
    case .heNormal:
      let deviation = (2 / Float(fans.input)).squareRoot()
      return .normal(shape, mean: 0, standardDeviation: deviation, using: random)
    }
  }
}

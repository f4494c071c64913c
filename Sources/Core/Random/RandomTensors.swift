extension Tensor {
  /// A constant whose elements are drawn evenly from `range`, in their order.
  public static func uniform(
    _ shape: Shape, in range: ClosedRange<Float> = 0...1, using random: RandomGenerator
  ) -> Tensor {
    Tensor(shape) { random.fillUniform($0, count: shape.elementCount, in: range) }
  }

  /// A constant of independent normal deviates, drawn in their order; traps on a negative standard
  /// deviation.
  public static func normal(
    _ shape: Shape, mean: Float = 0, standardDeviation: Float = 1, using random: RandomGenerator
  ) -> Tensor {
    require(
      standardDeviation >= 0, "A standard deviation cannot be \(standardDeviation); give 0 or more."
    )
    return Tensor(shape) {
      random.fillNormal($0, count: shape.elementCount, mean: mean, deviation: standardDeviation)
    }
  }

  /// Makes a tensor of ones, each with the given probability, and zeros; traps unless the
  /// probability lies in 0...1.
  public static func bernoulli(
    _ shape: Shape, probability: Float, using random: RandomGenerator
  ) -> Tensor {
    require(
      (0...1).contains(probability), "A probability cannot be \(probability); give one in 0...1.")
    return Tensor(shape) {
      random.fillBernoulli($0, count: shape.elementCount, probability: probability)
    }
  }
}

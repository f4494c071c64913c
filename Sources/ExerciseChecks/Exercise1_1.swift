import Core

/// Two dense layers in a row, and the one that does the same.
public protocol Exercise1_1: SendableMetatype {
  /// The weights `[d, m]` and biases `[m]` of the layer that does what two do, one after the other.
  static func merged(
    _ first: (weights: Tensor, biases: Tensor), _ second: (weights: Tensor, biases: Tensor)
  ) throws -> (weights: Tensor, biases: Tensor)
}

/// Checks an answer to exercise 1.1.
public func check<Answer: Exercise1_1>(_: Answer.Type) -> Outcome {
  outcome {
    let random = RandomGenerator(seed: 11)
    for (inputs, middle, outputs) in [(2, 2, 2), (3, 5, 4)] {
      let x = Tensor.normal([6, inputs], using: random)
      let first = (
        weights: Tensor.normal([inputs, middle], using: random),
        biases: Tensor.normal([middle], using: random)
      )
      let second = (
        weights: Tensor.normal([middle, outputs], using: random),
        biases: Tensor.normal([outputs], using: random)
      )
      let layers = "layers from \(inputs) to \(middle) to \(outputs) numbers"
      let one = try Answer.merged(first, second)
      try expect(
        one.weights.shape, equals: [inputs, outputs], "the shape of the weights for \(layers)",
        hint: "One layer takes what the first takes, and gives what the second gives.")
      try expect(
        one.biases.shape, equals: [outputs], "the shape of the biases for \(layers)",
        hint: "There is one for each output.")
      let hidden = matmul(x, first.weights) + first.biases
      try expect(
        matmul(x, one.weights), near: matmul(matmul(x, first.weights), second.weights),
        within: 1e-3, "x times the weights for \(layers)", hint: "(x A) B is x (A B).")
      try expect(
        matmul(x, one.weights) + one.biases, near: matmul(hidden, second.weights) + second.biases,
        within: 1e-3, "the answers of one layer for \(layers)",
        hint: "The second layer multiplies all that comes from the first: what happens to the bias?"
      )
    }
  }
}

import Core

/// Weight clipping.
public protocol Exercise8_3: SendableMetatype {
  /// Moves every parameter of `network` that lies outside -bound...bound to the nearer bound.
  static func clip(_ network: Sequential, to bound: Float) throws
}

/// Checks an answer to exercise 8.3.
public func check<Answer: Exercise8_3>(_: Answer.Type) -> Outcome {
  outcome {
    let (first, last) = (Dense(2, 2), Dense(2, 1))
    let network = Sequential([first, LeakyReLU(), last])
    first.weight.assign(Tensor([0.02, -3, 0.005, -0.004], shape: [2, 2]))
    first.bias?.assign(Tensor([0.5, -0.001]))
    last.weight.assign(Tensor([-0.02, 0.003], shape: [2, 1]))
    try Answer.clip(network, to: 0.01)
    try expect(
      first.weight.value.scalars, equals: [0.01, -0.01, 0.005, -0.004], "the clipped weights",
      hint: "Only what lies outside moves, and only as far as the nearer bound.")
    try expect(
      first.bias?.value.scalars ?? [], equals: [0.01, -0.001], "the clipped bias",
      hint: "A network's parameters are more than its weights.")
    try expect(
      last.weight.value.scalars, equals: [-0.01, 0.003], "the clipped weights of the last layer",
      hint: "Every layer has parameters of its own.")
  }
}

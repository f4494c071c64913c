import Core

/// Weight clipping.
public protocol Exercise8_3: SendableMetatype {
  /// Moves every parameter of `network` that lies outside -bound...bound to the nearer bound.
  static func clip(_ network: Sequential, to bound: Float) throws
}

/// Checks an answer to exercise 8.3.
public func check<Answer: Exercise8_3>(_: Answer.Type) -> Outcome {
  outcome {
    let layer = Dense(2, 2)
    let network = Sequential([layer])
    layer.weight.assign(Tensor([0.02, -3, 0.005, -0.004], shape: [2, 2]))
    layer.bias?.assign(Tensor([0.5, -0.001]))
    try Answer.clip(network, to: 0.01)
    try expect(
      layer.weight.value.scalars, equals: [0.01, -0.01, 0.005, -0.004], "the clipped weights",
      hint: "Only what lies outside moves, and only as far as the nearer bound.")
    try expect(
      layer.bias?.value.scalars ?? [], equals: [0.01, -0.001], "the clipped bias",
      hint: "A network's parameters are more than its weights.")
  }
}

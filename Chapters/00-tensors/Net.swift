/// Dense layers, x W + b each, with something bent between them: [N, inputs] to [N, outputs].
struct Net {
  let layers: [(weights: Value, biases: Value)]
  let activation: (Value) -> Value

  init(_ sizes: [Int], _ activation: @escaping (Value) -> Value) {
    self.activation = activation
    layers = zip(sizes, sizes.dropFirst()).map { inputs, outputs in
      let weights = dice.normal([inputs, outputs], deviation: 1 / Double(inputs).squareRoot())
      return (weights, Value([Double](repeating: 0, count: outputs), [outputs]))
    }
  }

  var weights: [Value] { layers.flatMap { [$0.weights, $0.biases] } }

  func callAsFunction(_ x: Value) -> Value {
    var y = x
    for (number, layer) in layers.enumerated() {
      y = matmul(number == 0 ? y : activation(y), layer.weights) + layer.biases
    }
    return y
  }
}

/// The mean surprise of somebody who says sigmoid(logit) where the truth is the target.
func crossEntropy(_ logits: Value, _ targets: Value) -> Value {
  ((1 + logits.exponential()).logarithm() - targets * logits).mean()
}

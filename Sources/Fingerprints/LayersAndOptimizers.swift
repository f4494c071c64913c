import Core

let layers: [Fingerprint] = [
  layer("Dense", [[7, 28], [32, 100]]) { Dense($0.last ?? 1, 33) },
  layer("Conv2D", images) { Conv2D($0.last ?? 1, 9, kernel: 4, stride: 2, padding: 1) },
  layer("ConvTransposed2D", images) {
    ConvTransposed2D($0.last ?? 1, 9, kernel: 4, stride: 2, padding: 1)
  },
  layer("BatchNorm", [[8, 33], [4, 7, 6, 9]]) { BatchNorm($0.last ?? 1) },
  layer("LayerNorm", [[8, 33], [4, 7, 6, 9]]) { LayerNorm($0.last ?? 1) },
  layer("Dropout", images) { _ in Dropout(0.3, using: RandomGenerator(seed: 5)) },
  layer("MaxPool2D", images) { _ in MaxPool2D() },
  layer("AveragePool2D", [[3, 6, 4, 3]]) { _ in AveragePool2D() },
  layer("Upsample2D", images) { _ in Upsample2D() },
  layer("ReLU", images) { _ in ReLU() },
  layer("LeakyReLU", images) { _ in LeakyReLU() },
  layer("Tanh", images) { _ in Tanh() },
  layer("Sigmoid", images) { _ in Sigmoid() },
  layer("Flatten", images) { _ in Flatten() },
  layer("Reshape", [[4, 12]]) { _ in Reshape(2, 2, 3) },
  layer("SpectralNorm", [[7, 28], [32, 100]] + images) { shape in
    let inputs = shape.last ?? 1
    return shape.rank == 2
      ? SpectralNorm(Dense(inputs, 33))
      : SpectralNorm(Conv2D(inputs, 9, kernel: 4, stride: 2, padding: 1))
  },
  layer("Maxout", [[6, 9], [3, 7, 5, 6]]) { _ in Maxout(3) },
  layer("MinibatchDiscrimination", [[6, 9], [32, 20]]) {
    MinibatchDiscrimination($0.last ?? 1, kernels: 5, features: 3)
  },
  layer("Embedding", [[6, 9]]) { Embedding(5, of: condition(for: $0)) },
  layer("ConditionalBatchNorm", [[8, 33], [4, 7, 6, 9]]) {
    ConditionalBatchNorm($0.last ?? 1, on: condition(for: $0))
  },
  layer("Sequential", [[5, 6]]) { _ in network },
  Fingerprint("LayerSummary") { bits in
    var shape: Shape = [5, 6]
    for layer in fromZeros(network).layers {
      let summary = layer.summary(for: shape)
      bits.add(summary.name + summary.formula)
      bits.add(summary.multiplyAdds)
      shape = layer(.zeros(shape), mode: .inference).shape
    }
  },
]

private let images: [Shape] = [[3, 7, 5, 3], [4, 14, 14, 16]]

/// A network in which rectifiers follow each layer that can take them in.
private var network: Sequential {
  Sequential {
    Dense(6, 4 * 4 * 3, bias: false)
    Reshape(4, 4, 3)  // [N, 4, 4, 3]
    BatchNorm(3)
    ReLU()
    ConvTransposed2D(3, 5, kernel: 4, stride: 2, padding: 1)  // [N, 8, 8, 5]
    ReLU()
    Conv2D(5, 8, kernel: 3, padding: 1)
    LeakyReLU()
    Flatten()
    Dense(8 * 8 * 8, 9)  // [N, 9]
    LeakyReLU(0.1)
  }
}

/// The layer, all of whose parameters are zeros.
private func fromZeros<L: Layer>(_ layer: L) -> L {
  for parameter in layer.parameters { parameter.assign(.zeros(parameter.shape)) }
  return layer
}

/// What a layer makes of inputs in training and in inference, and all gradients.
private func layer(
  _ name: String, _ shapes: [Shape], _ make: @escaping @Sendable (Shape) -> any Layer
) -> Fingerprint {
  Fingerprint(name) { bits in
    for shape in shapes {
      let layer = make(shape)
      for (index, parameter) in layer.parameters.enumerated() {
        parameter.assign(numbers(parameter.shape, 60 + UInt64(index), in: -0.5...0.6))
      }
      let x = numbers(shape, 59).tracked()
      bits.add(outcome: layer(x), of: layer.parameters.map { $0.value } + [x])
      for (_, buffer) in layer.namedBuffers { bits.add(buffer.value) }
      bits.add(layer(x, mode: .inference))
    }
  }
}

let optimizers: [Fingerprint] = [
  optimizer("SGD", { SGD($0, learningRate: 0.1) }, { SGD($0, momentum: 0.9) }),
  optimizer("RMSProp", { RMSProp($0) }, { RMSProp($0, learningRate: 5e-5, decay: 0.9) }),
  optimizer("Adam", { Adam($0) }, { Adam($0, learningRate: 5e-3, beta1: 0, beta2: 0.9) }),
  Fingerprint("Optimizer") { bits in
    let layer = fromZeros(Dense(3, 1))
    let optimizer = SGD(layer, learningRate: 0.1)
    for step in 0..<4 {
      let y = layer(numbers([1, 3], UInt64(step)))
      bits.add(step < 2 ? optimizer.minimize(y.squared()) : optimizer.maximize(y))
      bits.add(layer.weight.value)
    }
  },
  Fingerprint("AveragedWeights") { bits in
    let layer = fromZeros(Dense(200, 90))
    let averages = AveragedWeights(of: layer, decay: 0.995)
    for step in 0..<4 {
      layer.weight.assign(numbers(layer.weight.shape, 70 + UInt64(step)))
      averages.update()
      averages.use { bits.add(layer.weight.value) }
    }
  },
]

/// Some steps of two optimisers with different settings, the first so large that threads share it.
private func optimizer(
  _ name: String, _ makes: (@Sendable (any Layer) -> any Optimizer)...
) -> Fingerprint {
  Fingerprint(name) { bits in
    for (make, size) in zip(makes, [200, 7]) {
      let layer = fromZeros(Dense(size, 90))
      let optimizer = make(layer)
      for step in 0..<4 {
        optimizer.step(layer.parameters.map { numbers($0.shape, 80 + UInt64(step)) })
        for parameter in layer.parameters { bits.add(parameter.value) }
      }
    }
  }
}

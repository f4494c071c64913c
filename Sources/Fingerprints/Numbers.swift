import Core

let randomNumbers: [Fingerprint] = [
  Fingerprint("RandomGenerator") { bits in
    let random = RandomGenerator(seed: 3)
    for _ in 0..<5 {
      bits.add(Int(random.next() as UInt32))
      bits.add(random.next() as UInt64)
      bits.add(random.integer(below: 1000))
    }
    bits.add(random.permutation(100))
    bits.add(random.split().next() as UInt64)
  },
  drawn("uniform") { .uniform($0, in: -2...3, using: $1) },
  drawn("bernoulli") { .bernoulli($0, probability: 0.7, using: $1) },
  drawn("normal", .normal(standardDeviation: 0.02)) {
    .normal($0, mean: 1, standardDeviation: 2, using: $1)
  },
  drawn("glorotUniform", .glorotUniform),
  drawn("heNormal", .heNormal),
]

/// Tensors of chance, and the first weights of layers drawn in the same way.
private func drawn(
  _ name: String, _ start: Initializer? = nil,
  _ draw: @escaping @Sendable (Shape, RandomGenerator) -> Tensor = { _, _ in .zeros([0]) }
) -> Fingerprint {
  Fingerprint(name) { bits in
    let random = RandomGenerator(seed: 9)
    for shape: Shape in [[1], [7], [3, 5], [20_003]] { bits.add(draw(shape, random)) }
    guard let start else { return }
    let layers: [any Layer] = [
      Dense(5, 33, weights: start), Conv2D(3, 5, kernel: 4, weights: start),
      ConvTransposed2D(3, 5, kernel: 4, weights: start),
    ]
    for layer in layers {
      layer.initialize(using: random)
      for parameter in layer.parameters { bits.add(parameter.value) }
    }
  }
}

let creations: [Fingerprint] = [
  Fingerprint("zeros") { $0.add(.zeros([3, 2])) },
  Fingerprint("ones") { $0.add(.ones([3, 2])) },
  Fingerprint("constant") { bits in
    let parameter = Parameter([3], .constant(0.7))
    parameter.initialize(using: RandomGenerator(seed: 1))
    bits.add(parameter.value)
  },
  Fingerprint("linspace") { $0.add(.linspace(-1.5, 1.7, count: 301)) },
  Fingerprint("oneHot") { $0.add(.oneHot([2, 0, 1], classes: 4)) },
  Fingerprint("gradient") { bits in
    let x = numbers([3, 5], 91).tracked()
    bits.add(gradient(of: (x * x + x) * x, withRespectTo: x))
  },
  Fingerprint("gradients") { bits in
    let (a, b) = (numbers([3, 5], 92), numbers([5], 93))
    bits.add(gradientsAt: [a, b, a]) { ($0[0] * $0[1] + $0[0]) * $0[1] }
  },
]

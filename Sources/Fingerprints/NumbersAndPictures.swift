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

/// Images of noise, with labels.
private var images: Dataset {
  Dataset(
    pixels: wholeNumbers(30 * 20, below: 256, 94).map { UInt8($0) }, count: 30, height: 5, width: 4,
    labels: wholeNumbers(30, below: 10, 95))
}

let dataAndPictures: [Fingerprint] = [
  Fingerprint("Dataset") { bits in
    let (training, held) = images.splitForTuning
    bits.add(training.batch(3..<20, scaledTo: -1...1))
    bits.add(held.batch([2, 0, 1]))
    bits.add(training.subset([7, 3]).labels ?? [])
    bits.add(training.ranges(of: 10).flatMap(\.self))
  },
  Fingerprint("Batches") { bits in
    let batches = Batches(of: images, size: 7, using: RandomGenerator(seed: 2))
    for _ in 0..<9 { bits.add(batches.nextIndices()) }
    bits.add(batches.next(scaledTo: -1...1))
  },
  Fingerprint("PrincipalComponents") { bits in
    let spread = numbers([12], 96, in: 0...2).squared()
    let components = PrincipalComponents(of: numbers([300, 12], 97) * spread, keeping: 5)
    bits.add(components.mean)
    bits.add(rounded: components.variances)
    bits.add(rounded: components.components.scalars.map(Double.init))
  },
  Fingerprint("symmetricEigen") { bits in
    let half = numbers([9, 9], 98)
    let (values, vectors) = symmetricEigen((half + half.transposed()).scalars.map(Double.init), 9)
    bits.add(rounded: values)
    bits.add(rounded: vectors.map { abs($0) })
  },
  Fingerprint("IDX") { bits in
    bits.add(IDX(sizes: [3, 4], elements: (0..<12).map { UInt8($0) }).encoded.map(Int.init))
  },
  Fingerprint("PixelImage") { bits in
    let grid = PixelImage(grid: numbers([7, 5, 4, 3], 99), columns: 3, range: -0.8...0.9)
    let larger = grid.enlarged(by: 3)
    bits.add([larger.width, larger.height, larger.channels])
    bits.add(larger.bytes.map(Int.init))
    bits.add(PixelImage.bytes(of: numbers([2, 5, 4, 1], 100)).map(Int.init))
  },
]

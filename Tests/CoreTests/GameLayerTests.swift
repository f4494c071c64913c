import Testing

@testable import Core

@Suite("The layers of modern games")
struct GameLayerTests {
  let random = RandomGenerator(seed: 23)

  /// The largest singular value of a matrix, from the eigenvalues of its square.
  private func largestSingularValue(_ matrix: Tensor) -> Float {
    let square = matmul(matrix, matrix, transposing: .left)
    let values = symmetricEigen(square.scalars.map(Double.init), square.shape[0]).values
    return Float(values.max()!.squareRoot())
  }

  @Test("spectral normalisation finds the largest singular value, of dense layers and convolutions")
  func singularValue() {
    let layers: [(any LinearLayer, Shape)] = [
      (Dense(7, 5), [2, 7]), (Conv2D(2, 6, kernel: 3), [1, 4, 4, 2]),
      (ConvTransposed2D(3, 2, kernel: 2, stride: 2), [1, 2, 2, 3]),
    ]
    for (layer, shape) in layers {
      layer.initialize(using: random)
      let matrix = layer.weight.value.detached()
        .reshaped([-1, layer.weight.shape[layer.weight.shape.rank - 1]])
      let normalized = SpectralNorm(layer)
      for _ in 0..<300 { _ = normalized(.zeros(shape)) }
      let expected = largestSingularValue(matrix)
      #expect(abs(normalized.singularValue.scalar / expected - 1) < 1e-4)
      let x = Tensor.normal(shape, using: random)
      let plain = layer(x, mode: .inference)  // the bias is zero
      let quotient = normalized(x, mode: .inference) * expected
      #expect((quotient - plain).abs().max(along: 0).scalars.max()! < 1e-3)
    }
  }

  @Test("its direction is state: what was saved goes on as if nothing had happened")
  func directionIsState() {
    func make() -> SpectralNorm {
      let layer = Dense(6, 4)
      layer.initialize(using: RandomGenerator(seed: 4))
      return SpectralNorm(layer)
    }
    let (one, other) = (make(), make())
    #expect(one.stateParts.map(\.name) == ["layer.weight", "layer.bias", "direction"])
    for _ in 0..<3 { _ = one(.ones([1, 6])) }
    for (part, saved) in zip(other.stateParts, one.stateParts.map(\.value)) { part.put(saved) }
    #expect(other(.ones([1, 6])).scalars == one(.ones([1, 6])).scalars)
    _ = one(.ones([1, 6]), mode: .inference)
    #expect(one.direction.value.scalars == other.direction.value.scalars)
  }

  @Test("a repeated picture is told from different ones by its closeness to the batch")
  func minibatch() {
    let layer = MinibatchDiscrimination(3, kernels: 2, features: 2)
    layer.initialize(using: random)
    let same = layer(.ones([4, 3]))
    #expect(same.shape == [4, 5])
    #expect(same.slice(3..<5, along: 1).scalars.allSatisfy { abs($0 - 3) < 1e-5 })
    let different = layer(.normal([4, 3], standardDeviation: 9, using: random))
    #expect(different.slice(3..<5, along: 1).scalars.allSatisfy { $0 < 1.5 })
  }

  @Test("packing puts neighbours side by side, and maxout keeps the largest of a group")
  func groups() {
    #expect(Tensor([1, 2, 3, 4], shape: [2, 2]).packed(by: 2).scalars == [1, 2, 3, 4])
    let images = Tensor([1, 2, 3, 4, 5, 6, 7, 8], shape: [2, 2, 2, 1]).packed(by: 2)
    #expect(images.shape == [1, 2, 2, 2])
    #expect(images.scalars == [1, 5, 2, 6, 3, 7, 4, 8])
    #expect(Maxout(2)(Tensor([1, 2, 4, 3], shape: [1, 4])).scalars == [2, 4])
  }

  @Test("each class has its scale and shift, its vector, and the mean where none is asked for")
  func conditions() {
    let wanted = Condition(classes: 2)
    let norm = ConditionalBatchNorm(1, on: wanted)
    norm.shift.assign(Tensor([10, 20], shape: [2, 1]))
    let x = Tensor([1, -1, 1, -1], shape: [4, 1])
    wanted.labels = [0, 0, 1, 1]
    #expect(norm(x).scalars.map { $0.rounded() } == [11, 9, 21, 19])
    wanted.labels = []
    #expect(norm(x).scalars.map { $0.rounded() } == [16, 14, 16, 14])
    #expect(norm(x, mode: .inference).scalars.map { $0.rounded() } == [16, 14, 16, 14])
    let table = Embedding(2, of: wanted, weights: .zeros)
    table.weight.assign(Tensor([1, 2, 3, 4], shape: [2, 2]))
    #expect(table([1, 0, 1]).scalars == [3, 4, 1, 2, 3, 4])
    wanted.labels = [1, 0]
    #expect(table(.zeros([2, 1])).scalars == [0, 3, 4, 0, 1, 2])
    let slope = gradient(of: table([1, 1]), withRespectTo: table.weight.value)
    #expect(slope.scalars == [0, 0, 2, 2])
  }
}

import Testing

@testable import Core

@Suite("What is computed in one pass equals what is computed in several")
struct FusionTests {
  let random = RandomGenerator(seed: 23)

  private func distance(_ a: [Tensor], _ b: [Tensor]) -> Float {
    zip(a, b).map { ($0 - $1).abs().scalars.max() ?? .nan }.max() ?? .nan
  }

  private var network: Sequential {
    Sequential(using: random) {
      Conv2D(2, 5, kernel: 4, stride: 2, padding: 1)
      LeakyReLU()
      ConvTransposed2D(5, 3, kernel: 3, stride: 2, padding: 1, outputPadding: 1)
      ReLU()
      Conv2D(3, 4, kernel: 1, bias: false)
      LeakyReLU(0.1)
      Flatten()
      Dense(256, 6)
      LeakyReLU()
      Dense(6, 1)
    }
  }

  /// The layers one after the other, so that no ReLU meets the layer before it.
  private func oneByOne(_ network: Sequential, _ x: Tensor) -> Tensor {
    network.layers.reduce(x) { $1($0) }
  }

  @Test("ReLUs with the layers before them: results and gradients")
  func rectifiers() {
    let network = network
    let x = Tensor.normal([3, 8, 8, 2], using: random).tracked()
    let targets = [x] + network.parameters.map(\.value)
    let (fused, composed) = (network(x), oneByOne(network, x))
    #expect(distance([fused], [composed]) < 1e-5)
    #expect(
      distance(
        gradients(of: fused.squared(), withRespectTo: targets),
        gradients(of: composed.squared(), withRespectTo: targets)) < 1e-3)
  }

  @Test("ReLUs with the layers before them: the gradient of a gradient")
  func secondOrder() {
    let network = network
    let x = Tensor.normal([3, 8, 8, 2], using: random).tracked()
    func second(_ y: Tensor) -> [Tensor] {
      let slope = gradient(of: y.sum(), withRespectTo: x, recording: true)
      return gradients(of: slope.squared(), withRespectTo: network.parameters.map(\.value))
    }
    let (fused, composed) = (second(network(x)), second(oneByOne(network, x)))
    #expect(distance(fused, composed) < 1e-3)
    #expect(fused[0].abs().sum().scalar > 0.1)
  }

  @Test("derivatives in fused passes, and the same recorded")
  func fusedRules() {
    let x = Tensor.normal([6, 3, 2, 5], using: random).tracked()
    let scale = Tensor.normal([5], mean: 1, using: random).tracked()
    let shift = Tensor.normal([5], using: random).tracked()
    let weights = Tensor.normal(x.shape, using: random)
    let y = batchNormalized(x, scale: scale, shift: shift).result * weights
    let logits = Tensor.normal([7, 3], using: random).tracked()
    let target = Tensor.uniform([7, 3], using: random)
    let loss = binaryCrossEntropy(logits: logits, target: target)
    for (y, targets) in [(y, [x, scale, shift]), (loss, [logits])] {
      let fused = gradients(of: y, withRespectTo: targets)
      let composed = gradients(of: y, withRespectTo: targets, recording: true)
      #expect(distance(fused, composed) < 2e-5)
      #expect(fused.allSatisfy { $0.abs().sum().scalar > 0.1 })
    }
  }
}

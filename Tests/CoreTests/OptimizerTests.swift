import Testing

@testable import Core

@Suite("Optimisers take the steps of their papers")
struct OptimizerTests {
  /// A layer that is one parameter.
  private final class Weights: Layer {
    let weight: Parameter

    init(_ values: [Float]) {
      weight = Parameter([values.count], .zeros)
      weight.assign(Tensor(values))
    }

    func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor { x * weight.value }
  }

  private let random = RandomGenerator(seed: 4)

  private func makeAdam(_ layer: Weights) -> any Optimizer {
    Adam(layer, learningRate: 0.01, beta1: 0.5, beta2: 0.9)
  }

  private func makeRMSProp(_ layer: Weights) -> any Optimizer {
    RMSProp(layer, learningRate: 0.01, decay: 0.9)
  }

  private func makeSGD(_ layer: Weights) -> any Optimizer {
    SGD(layer, learningRate: 0.01, momentum: 0.9)
  }

  /// Runs an optimiser on drawn gradients, and the formula in Double beside it; 37 parameters, so
  /// that two whole vectors and a rest are walked.
  private func largestError(
    of make: (Weights) -> any Optimizer, _ formula: (inout [Double], Double, Int) -> Double
  ) -> Double {
    let start = Tensor.normal([37], using: random).scalars
    let layer = Weights(start)
    let optimizer = make(layer)
    var expected = start.map(Double.init)
    var memory = [[Double]](repeating: [0, 0], count: 37)
    for step in 1...20 {
      let gradient = Tensor.normal([37], using: random)
      optimizer.step([gradient])
      for (i, g) in gradient.scalars.enumerated() {
        expected[i] -= formula(&memory[i], Double(g), step)
      }
    }
    return zip(layer.weight.value.scalars, expected).map { abs(Double($0) - $1) }.max()!
  }

  @Test("Adam: Kingma and Ba 2015, algorithm 1")
  func adam() {
    let error = largestError(of: makeAdam) {
      memory, g, step in
      memory[0] = 0.5 * memory[0] + 0.5 * g
      memory[1] = 0.9 * memory[1] + 0.1 * g * g
      let (b1, b2) = (
        (0..<step).reduce(1) { p, _ in p * 0.5 }, (0..<step).reduce(1) { p, _ in p * 0.9 }
      )
      return 0.01 * memory[0] / (1 - b1) / ((memory[1] / (1 - b2)).squareRoot() + 1e-8)
    }
    #expect(error < 2e-6)
  }

  @Test("RMSProp: Tieleman and Hinton 2012")
  func rmsProp() {
    let error = largestError(of: makeRMSProp) { memory, g, _ in
      memory[0] = 0.9 * memory[0] + 0.1 * g * g
      return 0.01 * g / (memory[0].squareRoot() + 1e-8)
    }
    #expect(error < 2e-6)
  }

  @Test("SGD with momentum: Polyak 1964")
  func momentum() {
    let error = largestError(of: makeSGD) { memory, g, _ in
      memory[0] = 0.9 * memory[0] + g
      return 0.01 * memory[0]
    }
    #expect(error < 5e-6)
  }

  @Test(
    "a loss that is not finite is returned, and changes nothing",
    arguments: [
      Float.nan, .infinity, -.infinity,
    ])
  func lossesThatAreNotFinite(loss: Float) {
    let layer = Weights([1, 2])
    let optimizer = Adam(layer)
    let before = optimizer.stateParts.map { "\($0.value)" }
    let returned = optimizer.minimize(layer.weight.value.sum() * loss)
    #expect(returned.bitPattern == loss.bitPattern || (returned.isNaN && loss.isNaN))
    #expect(layer.weight.value.scalars == [1, 2])
    #expect(optimizer.stateParts.map { "\($0.value)" } == before)
  }

  @Test("a mean that fades away becomes zero, and moves nothing on its way")
  func fadingMeans() {
    let layer = Weights([Float](repeating: 1, count: 16))
    let optimizer = Adam(layer, learningRate: 1e-3, beta1: 0.5)
    optimizer.step([Tensor(repeating: 1, shape: [16])])
    let none = Tensor.zeros([16])
    for _ in 0..<60 { optimizer.step([none]) }
    let settled = layer.weight.value.scalars
    for _ in 0..<60 { optimizer.step([none]) }
    #expect(layer.weight.value.scalars == settled)
    let means = optimizer.stateParts.filter { $0.name.hasPrefix("first") }
    #expect(means.count == 1)
    for case .tensor(let mean) in means.map(\.value) {
      #expect(mean.scalars == [Float](repeating: 0, count: 16))
    }
  }

  @Test("a huge gradient takes a step like any other; an infinite one shows in the weights")
  func hugeGradients() {
    for make in [makeAdam, makeRMSProp] {
      let layer = Weights([Float](repeating: 1, count: 37))
      let optimizer = make(layer)
      for size: Float in [2e19, -1e30, 1.7e38] {
        optimizer.step([Tensor(repeating: size, shape: [37])])
      }
      #expect(layer.weight.value.scalars.allSatisfy { abs($0 - 1) < 0.1 && $0 != 1 })
      optimizer.step([Tensor(repeating: .infinity, shape: [37])])
      #expect(layer.weight.value.scalars.allSatisfy { !$0.isFinite })
    }
  }

  @Test("what a state was stays what it was, while steps go on")
  func stateIsAValue() {
    for make in [makeAdam, makeRMSProp, makeSGD] {
      let layer = Weights([Float](repeating: 1, count: 3))
      let optimizer = make(layer)
      let averages = AveragedWeights(of: layer)
      func take() -> [Tensor] {
        (optimizer.stateParts + averages.stateParts + layer.stateParts).compactMap {
          if case .tensor(let tensor) = $0.value { tensor } else { nil }
        }
      }
      func step() {
        optimizer.step([.ones([3])])
        averages.update()
      }
      step()
      let taken = take()
      let numbers = taken.map(\.scalars)
      step()
      #expect(taken.map(\.scalars) == numbers)
      #expect(take().map(\.scalars) != numbers)
    }
  }

  @Test("averages that are in use stay so inside another use")
  func nestedAverages() {
    let layer = Weights([1, 2])
    let averages = AveragedWeights(of: layer)
    averages.update()
    layer.weight.assign(Tensor([5, 6]))
    let seen = averages.use {
      let outside = layer.weight.value.scalars
      return [outside, averages.use { layer.weight.value.scalars }, layer.weight.value.scalars]
    }
    #expect(seen == [[1, 2], [1, 2], [1, 2]])
    #expect(layer.weight.value.scalars == [5, 6])
  }

  @Test("a vector's square root is right to 2 ulp, and zero at zero")
  func roots() {
    var worst = 0.0
    var x: Float = 1e-30
    while x < 1e30 {
      let root = Double(squareRoot(Vector(repeating: x))[3])
      worst = max(worst, abs(root / Double(x).squareRoot() - 1))
      x *= 1.37
    }
    #expect(worst < 1.2e-7)
    #expect(squareRoot(.zero) == .zero)
  }
}

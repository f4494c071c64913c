import Foundation
import Testing

@testable import Core

/// Generator, critic and one step of each, as in chapter 09, on images of 8 by 8.
private struct SmallGame {
  let random = RandomGenerator(seed: 29)
  let generator: Sequential
  let critic: Sequential
  let generatorStep: Adam
  let criticStep: Adam
  let real: Tensor

  init() {
    generator = Sequential(using: random) {
      Dense(6, 2 * 2 * 8, bias: false)
      Reshape(2, 2, 8)
      BatchNorm(8)
      ReLU()
      ConvTransposed2D(8, 4, kernel: 4, stride: 2, padding: 1, bias: false)
      BatchNorm(4)
      ReLU()
      ConvTransposed2D(4, 1, kernel: 4, stride: 2, padding: 1)
      Tanh()
    }
    critic = Sequential(using: random) {
      Conv2D(1, 4, kernel: 4, stride: 2, padding: 1)
      LeakyReLU()
      Conv2D(4, 8, kernel: 4, stride: 2, padding: 1)
      LayerNorm(8)
      LeakyReLU()
      Flatten()
      Dense(32, 1)
    }
    generatorStep = Adam(generator, learningRate: 1e-4, beta1: 0, beta2: 0.9)
    criticStep = Adam(critic, learningRate: 1e-4, beta1: 0, beta2: 0.9)
    real = .uniform([5, 8, 8, 1], in: -1...1, using: random)
  }

  func step() {
    let fake = generator(.normal([5, 6], using: random))
    let share = Tensor.uniform([5, 1, 1, 1], using: random)
    let between = (share * real + (1 - share) * fake.detached()).tracked()
    let slope = gradient(of: critic(between).sum(), withRespectTo: between, recording: true)
    let norm = (slope.flattened().squared().sum(along: 1) + 1e-12).squareRoot()
    let penalty = (norm - 1).squared().mean()
    criticStep.minimize(critic(fake.detached()).mean() - critic(real).mean() + 10 * penalty)
    generatorStep.minimize(-critic(fake).mean())
  }

  var parameters: [[Float]] {
    (generator.parameters + critic.parameters).map(\.value.scalars)
  }
}

/// The memory that the system has given this process.
private func residentBytes() throws -> Int {
  let pages = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
  return try #require(Int(pages[1])) * Int(getpagesize())
}

@Suite("Training steps with a gradient penalty")
struct TrainingStepTests {
  /// In a process of its own: other tests run beside this one, and memory is the whole process's.
  @Test("leave nothing behind, a thousand times")
  func nothingGrows() async {
    await #expect(processExitsWith: .success) { @MainActor in
      let nodes = Graph.liveNodes
      let game = SmallGame()
      for _ in 0..<100 { game.step() }
      let (pool, allocations) = (Pool.bytesInUse, Pool.systemAllocations)
      let resident = try residentBytes()
      for _ in 0..<900 { game.step() }
      #expect(Graph.liveNodes == nodes)
      #expect(Pool.bytesInUse == pool)
      #expect(Pool.systemAllocations == allocations)
      let after = try residentBytes()
      #expect(after <= resident + 4 << 20)
      let isFinite = game.parameters.joined().allSatisfy { $0.isFinite }
      #expect(isFinite)
    }
  }

  @Test("give the same parameters, bit for bit, with 1, 2 and 4 threads")
  func threads() {
    func trained() -> [[Float]] {
      let game = SmallGame()
      for _ in 0..<3 { game.step() }
      return game.parameters
    }
    let one = with(threads: 1, trained)
    #expect(one != SmallGame().parameters)
    #expect(with(threads: 2, trained) == one)
    #expect(with(threads: 4, trained) == one)
  }

  @Test("also where kernels have enough work for all threads")
  func threadsAtSize() {
    func trained() -> [[Float]] {
      let random = RandomGenerator(seed: 31)
      let network = Sequential(using: random) {
        Conv2D(1, 16, kernel: 3, padding: 1)
        BatchNorm(16)
        ReLU()
        MaxPool2D()
        Conv2D(16, 8, kernel: 3, padding: 1)
        ReLU()
        Upsample2D()
        ConvTransposed2D(8, 1, kernel: 3, padding: 1)
      }
      let optimizer = Adam(network)
      for _ in 0..<3 {
        let x = Tensor.uniform([64, 28, 28, 1], using: random)
        optimizer.minimize(binaryCrossEntropy(logits: network(x), target: x))
      }
      return network.parameters.map(\.value.scalars)
    }
    let one = with(threads: 1, trained)
    #expect(with(threads: 2, trained) == one)
    #expect(with(threads: 4, trained) == one)
  }
}

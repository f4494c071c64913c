import Testing

@testable import Core

@Suite("The graph of gradients")
struct GraphTests {
  let random = RandomGenerator(seed: 3)

  private func smallNetwork() -> Sequential {
    Sequential(using: random) {
      Dense(6, 8)
      Tanh()
      Dense(8, 1)
    }
  }

  @Test("is gone after a step, also one through a gradient of a gradient")
  func noLiveNodes() {
    let critic = smallNetwork()
    let optimizer = Adam(critic)
    let before = Graph.liveNodes
    for _ in 0..<20 {
      let x = Tensor.normal([4, 6], using: random).tracked()
      let slope = gradient(of: critic(x).sum(), withRespectTo: x, recording: true)
      let norm = (slope.squared().sum(along: 1) + 1e-12).squareRoot()
      optimizer.minimize((norm - 1).squared().mean())
    }
    #expect(Graph.liveNodes == before)
  }

  @Test("is used up by a step, even if a result of it is still held: weights change in place")
  func usedUp() {
    let network = smallNetwork()
    let optimizer = Adam(network)
    let before = Graph.liveNodes
    let places = network.parameters.map(\.value.storage.pointer)
    let y = network(.normal([4, 6], using: random))
    let values = y.scalars
    optimizer.minimize(y.mean())
    #expect(Graph.liveNodes == before)
    #expect(network.parameters.map(\.value.storage.pointer) == places)
    #expect(y.scalars == values)
  }

  @Test("cannot be walked again after a step")
  func walkedAgain() async throws {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      await MainActor.run {
        let network = Sequential(using: RandomGenerator(seed: 3)) { Dense(2, 1) }
        let optimizer = SGD(network, learningRate: 0.1)
        let loss = network(.ones([1, 2])).mean()
        optimizer.minimize(loss)
        optimizer.minimize(loss)
      }
    }
    let words = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(words.contains("used up by an optimiser's step: compute it again"))
  }

  @Test("asks the system for no memory once a step is warm")
  func warmPool() {
    let network = Sequential(using: random) {
      Dense(10, 20)
      LeakyReLU()
      Dense(20, 1)
    }
    let optimizer = Adam(network)
    func step() {
      optimizer.minimize(
        binaryCrossEntropy(logits: network(.normal([8, 10], using: random)), target: 1))
    }
    for _ in 0..<3 { step() }
    let allocations = Pool.systemAllocations
    for _ in 0..<10 { step() }
    #expect(Pool.systemAllocations == allocations)
  }

  @Test("does not visit what was not asked for")
  func pruned() {
    let frozen = Parameter([3, 3], .zeros)
    var visited = false
    let x = Tensor.normal([2, 3], using: random).tracked()
    let product = bilinear(
      x, frozen.value, matmul(x, frozen.value),
      { w, dy in matmul(dy, w, transposing: .right) },
      { x, dy in
        visited = true
        return matmul(x, dy, transposing: .left)
      })
    _ = gradient(of: product.sum(), withRespectTo: x)
    #expect(!visited)
  }

  @Test("gives zeros for what the result does not depend on")
  func independent() {
    let x = Tensor.ones([3]).tracked()
    let y = Tensor.ones([2]).tracked()
    #expect(gradient(of: y.sum(), withRespectTo: x).scalars == [0, 0, 0])
    #expect(gradient(of: Tensor(1), withRespectTo: x).scalars == [0, 0, 0])
  }

  @Test("sums over all uses, and may be asked for in the middle")
  func shared() {
    let x = Tensor([2, 3]).tracked()
    let y = x.squared()
    let z = (y * y + y).sum()
    let gradients = gradients(of: z, withRespectTo: [x, y])
    #expect(gradients[1].scalars == [9, 19])
    #expect(gradients[0].scalars == [36, 114])
  }

  @Test("parameters changed in place do not change tensors that share their memory")
  func copyOnWrite() {
    let layer = Sequential(using: random) { Dense(2, 2) }
    let kept = layer.parameters[0].value.detached()
    let before = kept.scalars
    SGD(layer, learningRate: 1).minimize(layer(.ones([1, 2])).sum())
    #expect(kept.scalars == before)
    #expect(layer.parameters[0].value.scalars != before)
  }

  /// A sum of `count` ones, each added to what came before.
  static func chain(_ count: Int, from x: Tensor) -> Tensor {
    var y = x
    for _ in 0..<count { y = y + 1 }
    return y
  }

  @Test("a million nodes deep is freed without a stack as deep, walked, recorded or neither")
  func deep() async {
    await #expect(processExitsWith: .success) {
      await MainActor.run {
        let x = Tensor(0).tracked()
        precondition(Self.chain(1_000_000, from: x).scalar == 1_000_000)
        let y = Self.chain(200_000, from: x)
        precondition(gradient(of: y, withRespectTo: x, recording: true).scalar == 1)
        let z = Self.chain(200_000, from: x.squared())
        let slope = gradient(of: z * z, withRespectTo: x, recording: true)
        precondition(slope.node != nil && Graph.liveNodes > 400_000)
      }
      await MainActor.run { precondition(Graph.liveNodes == 0) }
    }
  }

  @Test("whose paths meet again is freed once, and not before its last holder")
  func diamonds() {
    let before = Graph.liveNodes
    let x = Tensor([1, 2]).tracked()
    var kept: Tensor?
    do {
      var y = x.squared()
      for i in 0..<30 {
        y = y * y + y
        if i == 3 { kept = y }
      }
    }
    #expect(Graph.liveNodes == before + 1 + 2 * 4)
    #expect(gradient(of: kept!, withRespectTo: x).isFinite)
    kept = nil
    #expect(Graph.liveNodes == before)
  }
}

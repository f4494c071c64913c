import Testing

@testable import Core

@Suite("No network starts from zeros unasked")
struct FirstValueTests {
  private func words(_ result: ExitTest.Result?) -> String {
    String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  }

  private let advice =
    "has no first value: draw it, as Sequential(using: random) or initialize(using: random) do, or "
    + "assign one."

  @Test("one without a source of chance traps when it is used")
  func undrawn() async {
    let network = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { @MainActor in
      _ = Sequential { Dense(2, 3) }(.ones([1, 2]))
    }
    #expect(words(network).contains("A parameter of shape [2, 3] \(advice)"))
    let filters = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { @MainActor in
      _ = Conv2D(1, 2, kernel: 3)(.ones([1, 4, 4, 1]), mode: .inference)
    }
    #expect(words(filters).contains("A parameter of shape [3, 3, 1, 2] \(advice)"))
  }

  @Test("what needs no chance has its value at once: a normalisation is none of zeros")
  func constants() {
    let x = Tensor([1, 2, 3, 4], shape: [2, 2])
    #expect(BatchNorm(2)(x).scalars.map { $0.rounded() } == [-1, -1, 1, 1])
    #expect(LayerNorm(2)(x).scalars.map { $0.rounded() } == [-1, 1, -1, 1])
  }

  @Test("parts get theirs from the whole, in the whole's order")
  func parts() {
    let flat = Sequential(using: RandomGenerator(seed: 1)) {
      Dense(2, 3)
      BatchNorm(3)
      Dense(3, 1)
    }
    let nested = Sequential(using: RandomGenerator(seed: 1)) {
      Sequential {
        Dense(2, 3)
        Sequential { BatchNorm(3) }
      }
      Dense(3, 1)
    }
    let values = flat.parameters.map(\.value.scalars)
    #expect(nested.parameters.map(\.value.scalars) == values)
    #expect(nested.parameterCount == Sequential { Dense(2, 3) }.parameterCount + 6 + 4)
  }

  @Test("a file may be read into one, and what is saved of one is no number")
  func state() throws {
    let folder = TemporaryFolder()
    let path = "\(folder.path)/model.safetensors"
    let saved = Sequential(using: RandomGenerator(seed: 1)) { Dense(2, 3) }
    try saved.write(to: path)
    let network = Sequential { Dense(2, 3) }
    for case .tensor(let value) in network.stateParts.prefix(1).map(\.value) {
      #expect(value.scalars.allSatisfy { $0.isNaN })
    }
    try network.read(from: path)
    #expect(network.parameters.map(\.value.scalars) == saved.parameters.map(\.value.scalars))
  }

  @Test("a statistic keeps numbers, but no history, and its shape")
  func buffers() async {
    let buffer = Buffer(.zeros([2]))
    let before = Graph.liveNodes
    buffer.value = Tensor([1, 2]).tracked() * 3
    #expect(buffer.value.node == nil && buffer.value.scalars == [3, 6])
    #expect(Graph.liveNodes == before)
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) { @MainActor in
      Buffer(.zeros([2])).value = .zeros([3])
    }
    #expect(words(result).contains("A statistic of shape [2] cannot become [3]."))
  }

  @Test("and inference changes nothing, where training draws and counts")
  func inference() {
    let random = RandomGenerator(seed: 4)
    let network = Sequential(using: random) {
      Dense(2, 3)
      BatchNorm(3)
      Dropout(0.5, using: random)
    }
    func state() -> [[Float]] { network.namedBuffers.map(\.buffer.value.scalars) }
    let (buffers, chance) = (state(), random.state)
    _ = network(.ones([4, 2]), mode: .inference)
    #expect(state() == buffers && random.state == chance)
    _ = network(.ones([4, 2]))
    #expect(state() != buffers && random.state != chance)
  }
}

import Testing

@testable import Core

/// A training that is saved and put back goes on bit for bit as if nothing had happened.
struct CheckpointTests {
  let folder = TemporaryFolder()
  var path: String { "\(folder.path)/checkpoint" }

  /// A small training in which everything that a checkpoint can hold takes part.
  final class Training {
    let random = RandomGenerator(seed: 5)
    let network: Sequential
    let optimizer: any Optimizer
    let average: AveragedWeights
    let batches: Batches
    var losses: [Float] = []

    init(_ optimizer: (any Layer) -> any Optimizer) {
      let masks = random.split()
      network = Sequential(using: random) {
        Flatten()
        Dense(4, 8)
        BatchNorm(8)
        ReLU()
        Dropout(0.3, using: masks)
        Dense(8, 4)
      }
      self.optimizer = optimizer(network)
      average = AveragedWeights(of: network, decay: 0.9)
      let pixels = (0..<44).map { UInt8(truncatingIfNeeded: $0 * 37) }
      let dataset = Dataset(pixels: pixels, count: 11, height: 2, width: 2)
      batches = Batches(of: dataset, size: 3, using: random)
    }

    var members: [any Stateful] { [network, optimizer, average, batches, random] }

    func train(_ steps: Int) {
      for _ in 0..<steps {
        let x = batches.next()
        let noise = Tensor.normal([3, 4], using: random) * 0.1
        let loss = meanSquaredError(network(x.flattened() + noise), x.flattened())
        losses.append(optimizer.minimize(loss))
        average.update()
      }
    }

    /// Every bit that the training has produced.
    var bits: [UInt32] {
      let averaged = average.use { network.parameters.flatMap(\.value.scalars) }
      let tensors = network.parameters.map(\.value) + network.namedBuffers.map(\.buffer.value)
      return (tensors.flatMap(\.scalars) + averaged + losses).map(\.bitPattern)
    }
  }

  @Test(arguments: ["Adam", "RMSProp", "SGD"], [1, 4, 9])
  func whatIsRestoredGoesOnExactly(optimizer: String, steps: Int) throws {
    func make() -> Training {
      Training { network in
        switch optimizer {
        case "Adam": Adam(network)
        case "RMSProp": RMSProp(network)
        default: SGD(network, momentum: 0.9)
        }
      }
    }
    let whole = make()
    whole.train(12)
    let first = make()
    first.train(steps)
    try Checkpoint(of: first.members, metadata: ["step": "\(steps)"]).write(to: path)
    let second = make()
    second.train(2)
    let checkpoint = try Checkpoint(contentsOf: path)
    #expect(checkpoint.metadata == ["step": "\(steps)"])
    try checkpoint.restore(second.members, from: path)
    second.losses = first.losses
    second.train(12 - steps)
    #expect(second.bits == whole.bits)
    #expect(second.random.state == whole.random.state)
    #expect(second.batches.cursor == whole.batches.cursor)
  }

  @Test(arguments: ["Adam", "RMSProp", "SGD"])
  func aCheckpointInMemoryStaysAsItWas(optimizer: String) throws {
    let training = Training { network in
      switch optimizer {
      case "Adam": Adam(network)
      case "RMSProp": RMSProp(network)
      default: SGD(network, momentum: 0.9)
      }
    }
    training.train(3)
    let checkpoint = Checkpoint(of: training.members)
    let saved = checkpoint.fileContents()
    training.train(4)
    let bits = training.bits
    for _ in 1...2 {
      try checkpoint.restore(training.members, from: "memory")
      training.losses.removeLast(4)
      training.train(4)
      let isSame = training.bits == bits && checkpoint.fileContents() == saved
      #expect(isSame)
    }
  }

  @Test func theStepSizeIsSaved() throws {
    let (first, second) = (Training { SGD($0) }, Training { SGD($0) })
    first.optimizer.learningRate = 0.125
    try Checkpoint(of: first.members).restore(second.members, from: "a")
    #expect(second.optimizer.learningRate == 0.125)
  }

  @Test func damageAnywhereIsNoticed() throws {
    let training = Training { Adam($0) }
    training.train(2)
    try Checkpoint(of: training.members, metadata: ["step": "2"]).write(to: path)
    let whole = try Files.read(path)
    let random = RandomGenerator(seed: 8)
    for _ in 0..<2000 {
      var file = whole
      if random.integer(below: 4) == 0 {
        file.removeLast(1 + random.integer(below: file.count - 1))
      } else {
        file[random.integer(below: file.count)] ^= 1 << UInt8(random.integer(below: 8))
      }
      if file == whole { continue }
      #expect(throws: DataError.self) { _ = try Checkpoint(parsing: file, from: path) }
    }
  }

  @Test func otherMembersAreRefused() throws {
    let training = Training { Adam($0) }
    let checkpoint = Checkpoint(of: training.members)
    func refusal(_ members: [any Stateful]) -> String {
      message { try checkpoint.restore(members, from: "a") }
    }
    let advice = "; the program has changed: start over"
    #expect(
      refusal(Training { RMSProp($0) }.members)
        == "a: it lacks 1.RMSProp.learningRate, which is expected here" + advice)
    #expect(
      refusal(training.members.dropLast())
        == "a: it holds 4.RandomGenerator.position, which has no place here" + advice)
    let wide = Sequential {
      Flatten()
      Dense(4, 9)
      BatchNorm(9)
      ReLU()
      Dense(9, 4)
    }
    #expect(
      refusal([wide] + training.members.dropFirst())
        == "a: its 0.Sequential.1.weight is a tensor [4, 8], where a tensor [4, 9] is expected"
        + advice)
  }
}

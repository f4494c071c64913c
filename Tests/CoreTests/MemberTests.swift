import Testing

@testable import Core

@Suite("What a layer keeps is found")
struct MemberTests {
  private let random = RandomGenerator(seed: 3)

  /// Each kind of layer in the core that has members, and one that has none.
  private var layers: [any Layer] {
    [
      Dense(2, 3), Dense(2, 3, bias: false), Conv2D(1, 2, kernel: 3),
      Conv2D(1, 2, kernel: 3, bias: false), ConvTransposed2D(2, 1, kernel: 3),
      ConvTransposed2D(2, 1, kernel: 3, bias: false), BatchNorm(2), LayerNorm(2),
      Dropout(0.5, using: random), Reshape(2, 1), Sequential { Dense(1, 1) },
      SpectralNorm(Dense(2, 3)), MinibatchDiscrimination(2),
      Embedding(2, of: Condition(classes: 3)),
      ConditionalBatchNorm(2, on: Condition(classes: 3)),
    ]
  }

  /// Names, kinds and identities.
  private func lines(_ members: Members) -> [String] {
    members.list.compactMap { name, member in
      switch member {
      case .parameter(nil): nil
      case .parameter(let object?): "\(name): parameter \(ObjectIdentifier(object))"
      case .buffer(let object): "\(name): buffer \(ObjectIdentifier(object))"
      case .random(let object): "\(name): random \(ObjectIdentifier(object))"
      case .layer(let object): "\(name): layer \(ObjectIdentifier(object))"
      }
    }
  }

  @Test("in the core's layers, whose own lists say what reflection says")
  func lists() {
    for layer in layers {
      #expect(lines(layer.members) == lines(Members(reflecting: layer)), "\(type(of: layer))")
    }
    #expect(layers.filter { !lines($0.members).isEmpty }.count == layers.count - 1)
  }

  /// A layer whose list is short of its bias.
  private final class Forgetful: Layer {
    let weight = Parameter([2], .zeros)
    let bias = Parameter([2], .zeros)
    var members: Members { ["weight": .parameter(weight)] }
    func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor { x * weight.value + bias.value }
  }

  @Test("and a list that is short of one differs")
  func forgotten() {
    let layer = Forgetful()
    #expect(lines(layer.members) != lines(Members(reflecting: layer)))
    #expect(layer.parameters.count == 1)
  }

  /// A reader's layer, which lists nothing.
  private class Block: Layer {
    let gain = Parameter([1], .zeros)
    let branches: [any Layer]
    let layers: [any Layer] = [Dense(1, 1, bias: false), ReLU()]
    let shortcut: Dense?
    let pair: (Buffer, RandomGenerator)
    let again: Dense?

    init(random: RandomGenerator) {
      let dense = Dense(1, 1)
      (shortcut, again) = (dense, dense)
      branches = [Tanh(), Sequential { BatchNorm(1) }]
      pair = (Buffer(Tensor(0)), random)
    }

    func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor { x * gain.value }
  }

  private final class WideBlock: Block {
    let width = Parameter([3], .zeros)
  }

  @Test("in a reader's layer: in arrays, optionals, tuples and the class above it, each once")
  func reflection() {
    let block = WideBlock(random: random)
    #expect(
      block.namedParameters.map(\.name) == [
        "gain", "branches.1.0.scale", "branches.1.0.shift", "0.weight", "shortcut.weight",
        "shortcut.bias", "width",
      ])
    #expect(
      block.namedBuffers.map(\.name) == [
        "branches.1.0.runningMean", "branches.1.0.runningVariance", "branches.1.0.batchCount",
        "pair..0",
      ])
    #expect(block.namedGenerators.map(\.name) == ["pair..1"])
    #expect(block.stateParts.count == 7 + 4 + 3)
    #expect(block.summary(for: [1]).name == "WideBlock")
  }

  /// Two layers that know each other.
  private final class Linked: Layer {
    let weight = Parameter([1], .zeros)
    var other: Linked?
    func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor { x }
  }

  @Test("and layers that hold each other come to an end")
  func circles() {
    let (one, two) = (Linked(), Linked())
    (one.other, two.other) = (two, one)
    defer { one.other = nil }
    #expect(one.namedParameters.map(\.name) == ["weight", "other.weight"])
  }
}

/// Whether a layer is being trained or used: dropout and batch normalisation differ.
public enum Mode: Sendable {
  /// Random masks are drawn, statistics are those of the batch.
  case training
  /// No mask; statistics are the running ones.
  case inference
}

/// A map from tensors to tensors, with or without parameters.
///
/// A layer lists nothing: its parameters are found by reflection, in the order in which they are
/// declared, through properties, arrays and layers inside it.
public protocol Layer: Stateful {
  /// Applies the layer.
  func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor

  /// What the layer says of itself, for an input of the given shape `[N, …]`.
  func summary(for input: Shape) -> LayerSummary
}

extension Layer {
  /// Applies the layer in training.
  public func callAsFunction(_ x: Tensor) -> Tensor { callAsFunction(x, mode: .training) }

  /// The parameters, in the order of their declaration.
  public var parameters: [Parameter] { namedParameters.map(\.parameter) }

  /// The parameters with their paths, such as `0.weight`.
  public var namedParameters: [(name: String, parameter: Parameter)] {
    members(of: self, as: Parameter.self).map { (name: $0.name, parameter: $0.member) }
  }

  /// The running statistics with their paths, such as `1.runningMean`.
  public var namedBuffers: [(name: String, buffer: Buffer)] {
    members(of: self, as: Buffer.self).map { (name: $0.name, buffer: $0.member) }
  }

  /// The sources of chance inside, with their paths, such as `2.random`.
  var namedGenerators: [(name: String, generator: RandomGenerator)] {
    members(of: self, as: RandomGenerator.self).map { (name: $0.name, generator: $0.member) }
  }

  /// The number of numbers that training changes.
  public var parameterCount: Int { parameters.reduce(0) { $0 + $1.value.count } }

  /// Draws the first values of all parameters, in order.
  public func initialize(using random: RandomGenerator) {
    for parameter in parameters { parameter.initialize(using: random) }
  }
}

/// The objects of one type inside a value, each with the path that leads to it, once each.
private func members<Member: AnyObject>(
  of value: Any, as type: Member.Type
) -> [(name: String, member: Member)] {
  var found: [(name: String, member: Member)] = []
  func visit(_ value: Any, _ path: [String]) {
    if let member = value as? Member {
      if !found.contains(where: { $0.member === member }) {
        found.append((path.joined(separator: "."), member))
      }
      return
    }
    for (index, child) in Mirror(reflecting: value).children.enumerated() {
      let isWrapper = value is any Collection || child.label != "some"
      let label = value is any Collection ? String(index) : child.label ?? String(index)
      visit(child.value, isWrapper && label != "layers" ? path + [label] : path)
    }
  }
  visit(value, [])
  return found
}

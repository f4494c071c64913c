// What the objects of a training remember from one step to the next.

extension Layer {
  /// Parameters, running statistics, and the random generators of layers such as dropout.
  public var stateParts: [StatePart] {
    namedParameters.map { name, parameter in
      StatePart(name, get: { parameter.value.detached() }, set: { parameter.assign($0) })
    }
      + namedBuffers.map { name, buffer in
        StatePart(name, get: { buffer.value }, set: { buffer.value = $0 })
      }
      + namedGenerators.flatMap { name, generator in
        generator.stateParts.map { $0.named("\(name).\($0.name)") }
      }
  }
}

extension RandomGenerator: Stateful {
  /// The three integers of its state.
  public var stateParts: [StatePart] {
    [
      .bits("seed", self, \.state.seed), .bits("stream", self, \.state.stream),
      .bits("position", self, \.state.position),
    ]
  }
}

extension Batches: Stateful {
  /// The key of the order, and how many images were handed out.
  public var stateParts: [StatePart] {
    [.bits("key", self, \.cursor.key), .count("drawn", self, \.cursor.drawn)]
  }
}

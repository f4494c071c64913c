// What the objects of a training remember from one step to the next.

extension Layer {
  /// Parameters, running statistics, and the random generators of layers such as dropout.
  public var stateParts: [StatePart] {
    namedParameters.map { name, parameter in
      StatePart(name, get: { parameter.state }, set: { parameter.assign($0) })
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
      .bits("seed", get: { self.state.seed }, set: { self.state.seed = $0 }),
      .bits("stream", get: { self.state.stream }, set: { self.state.stream = $0 }),
      .bits("position", get: { self.state.position }, set: { self.state.position = $0 }),
    ]
  }
}

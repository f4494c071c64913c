import Core
import ExerciseChecks
import Testing

@Test func exercise8_3IsProved() {
  let proof = Proof(
    stub: check(Stub8_3.self), solution: check(Solution8_3.self),
    mistakes: (check(OneSided8_3.self), "got [0.01, -3.0, 0.005, -0.004]"),
    (check(Shrinking8_3.self), "the clipped weights"),
    (check(WeightsAlone8_3.self), "the clipped bias: expected [0.01, -0.001], got [0.5, -0.001]"),
    (check(FirstLayerAlone8_3.self), "the clipped weights of the last layer"))
  #expect(proof.problems == [])
}

enum Solution8_3: Exercise8_3 {
  nonisolated static func clip(_ network: Sequential, to bound: Float) {
    for parameter in network.parameters {
      parameter.assign(parameter.value.detached().clamped(to: -bound...bound))
    }
  }
}

enum Stub8_3: Exercise8_3 {
  nonisolated static func clip(_ network: Sequential, to bound: Float) throws {
    throw NotAttempted()
  }
}

/// Clips from above alone.
enum OneSided8_3: Exercise8_3 {
  nonisolated static func clip(_ network: Sequential, to bound: Float) {
    for parameter in network.parameters {
      parameter.assign(parameter.value.detached().clamped(to: -.greatestFiniteMagnitude...bound))
    }
  }
}

/// Shrinks all weights until the largest fits.
enum Shrinking8_3: Exercise8_3 {
  nonisolated static func clip(_ network: Sequential, to bound: Float) {
    for parameter in network.parameters {
      let largest = parameter.value.detached().abs().scalars.max() ?? bound
      parameter.assign(parameter.value.detached() * min(1, bound / largest))
    }
  }
}

/// Leaves the biases as they are.
enum WeightsAlone8_3: Exercise8_3 {
  nonisolated static func clip(_ network: Sequential, to bound: Float) {
    for parameter in network.parameters where parameter.shape.count > 1 {
      parameter.assign(parameter.value.detached().clamped(to: -bound...bound))
    }
  }
}

/// Stops after the first layer.
enum FirstLayerAlone8_3: Exercise8_3 {
  nonisolated static func clip(_ network: Sequential, to bound: Float) {
    for parameter in network.parameters.prefix(2) {
      parameter.assign(parameter.value.detached().clamped(to: -bound...bound))
    }
  }
}

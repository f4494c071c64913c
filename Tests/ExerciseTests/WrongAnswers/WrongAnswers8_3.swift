import Core
import ExerciseChecks

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
      let largest = parameter.value.detached().magnitude().scalars.max() ?? bound
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

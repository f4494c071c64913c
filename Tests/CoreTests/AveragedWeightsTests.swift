import Testing

@testable import Core

/// Averages stand in for the weights while they are in use, and for nothing else.
struct AveragedWeightsTests {
  private let network = Sequential { Dense(2, 1) }
  private let averages: AveragedWeights

  /// Weights of 4 whose average is 3.
  init() {
    averages = AveragedWeights(of: network, decay: 0.5)
    for value in [2, 4] as [Float] {
      set(value)
      averages.update()
    }
  }

  private func set(_ value: Float) {
    for parameter in network.parameters {
      parameter.assign(Tensor(repeating: value, shape: parameter.shape))
    }
  }

  private var weight: Float { network.parameters[0].value.scalars[0] }

  @Test func theWeightsComeBackAfterAnError() {
    struct Problem: Error {}
    #expect(throws: Problem.self) { try averages.use { throw Problem() } }
    #expect(weight == 4)
    averages.use { #expect(weight == 3) }
  }

  @Test func whatAUseHasShownStays() {
    let shown = averages.use { network.parameters.map { $0.value.detached() } }
    for (parameter, value) in zip(network.parameters, shown) { parameter.assign(value) }
    set(11)
    averages.update()
    #expect(shown[0].scalars == [3, 3])
    averages.use { #expect(weight == 7) }
  }

  @Test func averagesInUseCannotBeUpdated() async {
    await #expect(processExitsWith: .failure) {
      let layer = Sequential(using: RandomGenerator(seed: 1)) { Dense(1, 1) }
      let averages = AveragedWeights(of: layer)
      averages.use { averages.update() }
    }
  }
}

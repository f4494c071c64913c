import Core
import Foundation
import Testing

@testable import Notebook

@Suite struct MonitorTests {
  private let random = RandomGenerator(seed: 1)
  private let generator: Sequential
  private let averages: AveragedWeights

  init() {
    generator = Sequential(using: random) {
      Dense(3, 4)
      Reshape(2, 2, 1)
      BatchNorm(1)
      Tanh()
    }
    averages = AveragedWeights(of: generator, decay: 0.5)
    averages.update()
    for parameter in generator.parameters { parameter.assign(parameter.value.detached() + 1) }
    averages.update()
  }

  private func monitor(seed: UInt64 = 2) -> Monitor {
    Monitor(
      of: generator, averages: averages, using: RandomGenerator(seed: seed), judge: nil,
      plan: Monitor.Plan(
        films: { $0.ends(oneOf: 2) }, keeps: { $0.isLast }, samples: 10, rounds: 20)
    ) { .normal([$0, 3], using: $1) }
  }

  @Test func itLooksAsPlanned() {
    let monitor = monitor()
    let before = generator.parameters.map(\.value.scalars)
    for number in 1...10 { monitor.visit(at: Step(number: number, count: 10)) }
    #expect(monitor.film.frames.count == 2)
    #expect(monitor.moments.count == 1 && monitor.moments[0].shape == [16, 2, 2, 1])
    #expect(monitor.distances.isEmpty, "there is no judge")
    #expect(generator.parameters.map(\.value.scalars) == before, "looking changes no weight")
  }

  @Test func samplesArePicturesInParts() {
    let samples = monitor().samples(501)
    #expect(samples.shape == [501, 2, 2, 1])
    #expect(samples.scalars.allSatisfy { (0...1).contains($0) })
  }

  @Test func averagesAreKeptForGood() {
    let wanted = averages.use { generator.parameters.map(\.value.scalars) }
    monitor().keepAverages()
    #expect(generator.parameters.map(\.value.scalars) == wanted)
  }

  @Test func whatItHasSeenIsSaved() throws {
    let path = NSTemporaryDirectory() + "monitor-\(UUID().uuidString).safetensors"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let (old, new) = (monitor(), monitor(seed: 3))
    for number in [5, 10] { old.visit(at: Step(number: number, count: 10)) }
    try Checkpoint(of: stateMembers(of: [old])).write(to: path)
    try Checkpoint(contentsOf: path).restore(stateMembers(of: [new]), from: path)
    #expect(new.film.frames == old.film.frames)
    #expect(new.moments.entries.map(\.scalars) == old.moments.entries.map(\.scalars))
    #expect(new.samples(2).scalars == old.samples(2).scalars, "chance goes on where it was")
  }

  @Test func aGameIsSavedByItsMembers() async {
    struct Game {
      let random = RandomGenerator(seed: 1)
      let network = Sequential(using: RandomGenerator(seed: 2)) { Dense(1, 1) }
      let steps: [any Optimizer]
      let pair: (film: Film, same: Film)
      let rate: Float = 1
      let note = "constant"
    }
    let film = Film(columns: 1)
    let network = Sequential(using: random) { Dense(1, 1) }
    let game = Game(steps: [SGD(network, learningRate: 1), Adam(network)], pair: (film, film))
    let members = stateMembers(of: game)
    #expect(members.count == 5, "each once, in lists and pairs too")
    #expect(members[0] === game.random && members[1] === game.network && members[4] === film)
    #expect(stateMembers(of: monitor()).count == 6)
    await #expect(processExitsWith: .failure, "what cannot be saved is named") {
      final class Score { var best = 0 }
      struct Careless { let score = Score() }
      _ = stateMembers(of: Careless())
    }
  }

  @Test func aLandscapeIsDarkWhereACriticIsLow() {
    let critic = Sequential(using: random) { Dense(2, 1) }
    critic.parameters[0].assign(Tensor([1, 3], shape: [2, 1]))
    let map = landscape(of: critic)
    #expect(map.shape == [1, 64, 64, 1])
    let values = map.scalars
    #expect(abs(values[63] - 1) < 1e-5, "x and y are largest in the upper right corner")
    #expect(abs(values[64 * 63]) < 1e-5, "and smallest in the lower left one")
    #expect(values[0] > values[64 * 64 - 1], "y weighs more than x")
  }
}

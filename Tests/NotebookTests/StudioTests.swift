import Core
import Foundation
import Testing

@testable import Notebook

@Suite struct StudioTests {
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

  private func studio(seed: UInt64 = 2) -> Studio {
    let keptBack = Dataset(pixels: [UInt8](repeating: 0, count: 8), count: 2, height: 2, width: 2)
    return Studio(
      of: generator, latent: 3, averages: averages, using: RandomGenerator(seed: seed),
      judge: nil, keptBack: keptBack, visits: 2, judged: 10)
  }

  @Test func itIsVisitedNowAndThen() {
    let studio = studio()
    let before = generator.parameters.map(\.value.scalars)
    for number in 1...10 { studio.visit(at: Step(number: number, count: 10)) }
    #expect(studio.film.frames.count == 2)
    #expect(studio.distances.isEmpty, "there is no judge")
    #expect(generator.parameters.map(\.value.scalars) == before, "looking changes no weight")
  }

  @Test func samplesArePicturesInParts() {
    let samples = studio().samples(501)
    #expect(samples.shape == [501, 2, 2, 1])
    #expect(samples.scalars.allSatisfy { (0...1).contains($0) })
  }

  @Test func averagesAreKeptForGood() {
    let wanted = averages.use { generator.parameters.map(\.value.scalars) }
    studio().keepAverages()
    #expect(generator.parameters.map(\.value.scalars) == wanted)
  }

  @Test func whatItHasSeenIsSaved() throws {
    let path = NSTemporaryDirectory() + "studio-\(UUID().uuidString).safetensors"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let (old, new) = (studio(), studio(seed: 3))
    old.visit(at: Step(number: 5, count: 10))
    try Checkpoint(of: [old]).write(to: path)
    try Checkpoint(contentsOf: path).restore([new], from: path)
    #expect(new.film.frames == old.film.frames)
    #expect(new.distances == old.distances)
    #expect(new.samples(2).scalars == old.samples(2).scalars, "chance goes on where it was")
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

import Core
import Judge

/// Where a generator that is being trained is looked at: it draws with its averaged weights, a film
/// shows what it makes of the same noise from visit to visit, and the judge compares samples with
/// images that were kept back. Chapter 6 builds all of this in full.
///
/// A studio draws from a random generator of its own, so that looking changes nothing in the game.
/// A training that saves it keeps film and distances when it is interrupted.
public final class Studio {
  /// What the same noise looked like at each visit.
  public let film = Film(columns: 16)
  /// The Fréchet distance from the images kept back, at each visit: x is the step. Empty without a
  /// judge.
  public var distances: [Point] { log.entries }

  private let log = Logbook<Point>()
  let judge: Judge?
  let generator: Sequential
  let averages: AveragedWeights
  private let latent: Int
  private let random: RandomGenerator
  private let reference: Moments?
  private let visits: Int
  private let judged: Int
  private let fixedNoise: Tensor

  /// Opens a studio for a generator of latent vectors `[N, latent]` with pictures from -1 to 1. In
  /// a training, it will be visited about `visits` times, and `judged` samples be judged each time.
  public init(
    of generator: Sequential, latent: Int, averages: AveragedWeights,
    using random: RandomGenerator, judge: Judge?, keptBack: Dataset, visits: Int, judged: Int
  ) {
    (self.generator, self.averages, self.latent) = (generator, averages, latent)
    (self.random, self.judge) = (random, judge)
    (self.visits, self.judged) = (visits, judged)
    reference = judge?.moments(of: keptBack.batch(0..<keptBack.count))
    fixedNoise = .normal([64, latent], using: random)
  }

  /// Pictures `[count, height, width, channels]` in 0...1 of new noise, drawn with the running
  /// statistics of batch normalisation.
  public func samples(_ count: Int) -> Tensor { draw(noise(count)) }

  /// Visits the studio if this step is one of the visits: films, and asks the judge.
  public func visit(at step: Step) {
    guard step.isMultiple(of: max(1, step.count / visits)) else { return }
    withAverages {
      film.add(draw(fixedNoise))
      guard let judge, let reference else { return }
      let verdict = judge.evaluate(samples(judged), against: reference)
      log.append(Point(Double(step.number), verdict.frechetDistance))
    }
  }

  /// Puts the averages in the place of the generator's weights, for good.
  public func keepAverages() {
    let averaged = withAverages { generator.parameters.map { $0.value.detached() } }
    for (parameter, value) in zip(generator.parameters, averaged) { parameter.assign(value) }
  }

  private func noise(_ count: Int) -> Tensor { .normal([count, latent], using: random) }

  /// Draws in parts, so that many pictures need little memory.
  private func draw(_ z: Tensor) -> Tensor {
    let parts = stride(from: 0, to: z.shape[0], by: 500).map { first in
      generator(z.slice(first..<min(first + 500, z.shape[0])), mode: .inference).detached()
    }
    return (.concatenated(parts) + 1) * 0.5
  }

  /// Runs `body` with the averaged weights, after the running statistics have met them.
  private func withAverages<Result>(_ body: () -> Result) -> Result {
    averages.use {
      for _ in 0..<20 { _ = generator(noise(100)) }
      return body()
    }
  }
}

extension Studio: Stateful {
  /// The random generator, the film, and the distances.
  public var stateParts: [StatePart] {
    random.stateParts + film.stateParts + log.stateParts
  }
}

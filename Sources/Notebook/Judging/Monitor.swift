import Core
import Judge

/// Looks at a generator while it is trained, and changes nothing in the game: it draws with averaged
/// weights and with random numbers of its own, films what the generator makes of the same noise, asks
/// the judge, and keeps it all in the training's checkpoints. Chapter 6 explains how.
public final class Monitor {
  /// When a monitor looks, at how much, and with which weights.
  public struct Plan {
    /// Whether a step gets a frame of the film: the monitor looks at no other.
    public var films: (Step) -> Bool
    /// Whether the judge is asked then, too.
    public var judges: (Step) -> Bool
    /// Whether sixteen pictures are kept then, too.
    public var keeps: (Step) -> Bool
    /// How many samples the judge is shown.
    public var samples: Int
    /// How many batches of a hundred the running statistics of batch normalisation meet before the
    /// averaged weights draw.
    public var rounds: Int
    /// Whether it draws with the averaged weights; else with the last ones.
    public var drawsWithAverages = true

    /// A plan to look at the steps that `films` chooses.
    public init(
      films: @escaping (Step) -> Bool, judges: @escaping (Step) -> Bool = { _ in true },
      keeps: @escaping (Step) -> Bool = { _ in false }, samples: Int, rounds: Int
    ) {
      (self.films, self.judges, self.keeps) = (films, judges, keeps)
      (self.samples, self.rounds) = (samples, rounds)
    }
  }

  /// What the same noise looked like at each visit.
  public let film = Film(columns: 16)
  /// Sixteen pictures of each step that the plan keeps, `[16, height, width, channels]`.
  public let moments = Logbook<Tensor>()
  /// The Fréchet distances: x is the step. Empty without a judge.
  public var distances: [Point] { log.entries }
  /// The judge of digits; none for other data.
  public let judge: Judge?

  let generator: Sequential
  let averages: AveragedWeights
  let plan: Plan
  private let noise: (Int, RandomGenerator) -> Tensor
  private let random: RandomGenerator
  let reference: Moments?
  private let log = Logbook<Point>()
  private let fixedNoise: Tensor

  /// Opens a monitor of a generator of latent vectors, with pictures from -1 to 1.
  ///
  /// `noise` makes so many latent vectors of random numbers. The judge compares with `reference`, the
  /// test images unless given. With `startsWithMoment` it keeps sixteen pictures of the untrained net.
  public init(
    of generator: Sequential, averages: AveragedWeights, using random: RandomGenerator,
    judge: Judge?, reference: Moments? = nil, plan: Plan, startsWithMoment: Bool = false,
    noise: @escaping (Int, RandomGenerator) -> Tensor
  ) {
    (self.generator, self.averages, self.random) = (generator, averages, random)
    (self.judge, self.reference, self.plan, self.noise) = (judge, reference, plan, noise)
    fixedNoise = noise(64, random)
    if startsWithMoment { moments.append(draw(fixedNoise.slice(0..<16))) }
  }

  /// Looks at the game if it is planned for this step; returns what the judge says, if it was asked.
  @discardableResult
  public func visit(at step: Step) -> Verdict? {
    guard plan.films(step) else { return nil }
    return withAverages {
      let pictures = draw(fixedNoise)
      film.add(pictures)
      if plan.keeps(step) { moments.append(pictures.slice(0..<16)) }
      guard plan.judges(step), let judge else { return nil }
      let verdict = judge.evaluate(samples(plan.samples), against: reference)
      log.append(Point(Double(step.number), verdict.frechetDistance))
      return verdict
    }
  }

  /// Pictures `[count, height, width, channels]` in 0...1 of new noise.
  public func samples(_ count: Int) -> Tensor { draw(noise(count, random)) }

  /// Pictures `[N, height, width, channels]` in 0...1 that the generator makes of latent vectors, with
  /// the running statistics of batch normalisation. It draws in parts, so that many need little memory.
  public func draw(_ z: Tensor) -> Tensor {
    let parts = stride(from: 0, to: z.shape[0], by: 500).map { first in
      generator(z.slice(first..<min(first + 500, z.shape[0])), mode: .inference).detached()
    }
    let pictures = Tensor.concatenated(parts) * 0.5 + 0.5
    return pictures.rank == 4 ? pictures : pictures.reshaped([z.shape[0], 28, 28, 1])
  }

  /// Runs `body` with the averaged weights, after the running statistics have met them.
  public func withAverages<Result>(_ body: () -> Result) -> Result {
    guard plan.drawsWithAverages else { return body() }
    return averages.use {
      for _ in 0..<plan.rounds { _ = generator(noise(100, random)) }
      return body()
    }
  }

  /// Puts the averages in the place of the generator's weights, for good.
  public func keepAverages() {
    let averaged = withAverages { generator.parameters.map { $0.value.detached() } }
    for (parameter, value) in zip(generator.parameters, averaged) { parameter.assign(value) }
  }
}

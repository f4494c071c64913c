import Core
import Judge

extension Notebook {
  /// Opens a monitor of a generator of latent vectors: `noise` makes so many of them. With images that
  /// were kept back, the judge compares with these, and not with the test images.
  public func monitor(
    of generator: Sequential, averages: AveragedWeights, using random: RandomGenerator,
    keptBack: Dataset? = nil, plan: Monitor.Plan, startsWithMoment: Bool = false,
    noise: @escaping (_ count: Int, _ random: RandomGenerator) -> Tensor
  ) -> Monitor {
    let judge = openJudge()
    return Monitor(
      of: generator, averages: averages, using: random, judge: judge,
      reference: keptBack.flatMap { images in judge?.moments(of: images.batch(0..<images.count)) },
      plan: plan, startsWithMoment: startsWithMoment, noise: noise)
  }

  /// Lets a monitor look at a step of a training, and prints what the judge says if it was asked.
  /// `accuracy` is the share of real and fake images that the discriminator told apart.
  public func visit(_ monitor: Monitor, at step: Step, accuracy: Float) {
    guard let verdict = monitor.visit(at: step) else { return }
    let diagnosis = Diagnosis(verdict, discriminatorAccuracy: Double(accuracy))
    print(
      "step \(step.number.grouped): Fréchet distance "
        + NumberStyle.significant(3).text(verdict.frechetDistance) + ", \(diagnosis)")
  }

  /// Prints what is wrong with samples, in one line; nothing without a verdict.
  public func diagnose(_ verdict: Verdict?) {
    if let verdict { print("The judge says: \(Diagnosis(verdict))") }
  }

  /// Shows sets of samples `[N, 28, 28, 1]` in 0...1 to the judge, one after the other; prints a table
  /// and returns the verdict on the first. Without a judge, nil and no table.
  ///
  /// A row's `name` is what the book quotes its numbers by, its `label` what the table says.
  @discardableResult
  public func verdicts(
    by judge: Judge?, _ rows: [(name: String, label: String, samples: Tensor)]
  ) -> Verdict? {
    guard let judge else { return nil }
    let verdicts = rows.map { ($0.name, $0.label, judge.evaluate($0.samples)) }
    self.verdicts(verdicts)
    return verdicts.first?.2
  }
}

extension Notebook where Flags: GeneratorChoices {
  /// Ends a training: the generator keeps its averaged weights; they, the film and the pictures on the
  /// way are written. Records the last distance from the images that were kept back, by which settings
  /// can be chosen. With `--from` nothing was trained, and nothing is written.
  public func publish(_ monitor: Monitor) {
    guard flags.from == nil else { return }
    monitor.keepAverages()
    write(
      model: monitor.generator, averages: monitor.plan.drawsWithAverages ? monitor.averages : nil)
    picture(monitor.film, as: "training")
    if !monitor.moments.isEmpty {
      picture(.concatenated(monitor.moments.entries), columns: 16, as: "moments")
    }
    if monitor.reference != nil, let last = monitor.distances.last {
      _ = recorded("kept-back.frechet", last.y)
    }
  }

  /// Shows a hundred samples, lets the judge compare `count` with the test images, beside as many
  /// images of the training, and writes the samples that `--samples` asks for.
  public func verdict(on monitor: Monitor, samples count: Int, beside training: Dataset) {
    let samples = monitor.samples(count)
    picture(samples.slice(0..<100), columns: 20, as: "samples")
    let verdict = verdicts(
      by: monitor.judge,
      [
        ("fakes", "generator", samples),
        ("real", "training images", training.batch(0..<min(count, training.count))),
      ])
    diagnose(verdict)
    writeSamples(drawing: monitor.samples)
  }
}

import Core
import Judge

extension Notebook where Flags: GeneratorChoices {
  /// Opens a studio for a generator of latent vectors `[N, latent]`: 32 visits in a training, at
  /// each of which 1,000 samples are judged against the images that were kept back.
  public func studio(
    for generator: Sequential, latent: Int, averages: AveragedWeights,
    using random: RandomGenerator, keptBack: Dataset
  ) -> Studio {
    Studio(
      of: generator, latent: latent, averages: averages, using: random, judge: openJudge(),
      keptBack: keptBack, visits: isQuick ? 4 : 32, judged: isQuick ? 100 : 1000)
  }

  /// Ends a training: the generator keeps its averaged weights, and they and the film are written.
  /// Records the last distance from the images that were kept back, by which settings can be chosen.
  public func keep(_ studio: Studio) {
    studio.keepAverages()
    write(model: studio.generator, averages: studio.averages)
    picture(studio.film, as: "training")
    if let last = studio.distances.last { _ = recorded("kept-back.frechet", last.y) }
  }

  /// Shows a hundred samples, lets the judge compare 10,000 with the test images, beside as many
  /// images of the training, and writes the samples that `--samples` asks for.
  public func verdict(on studio: Studio, beside training: Dataset) {
    let count = isQuick ? 200 : 10_000
    let samples = studio.samples(count)
    picture(samples.slice(0..<100), columns: 20, as: withTrap("samples"))
    if let judge = studio.judge {
      let verdict = judge.evaluate(samples)
      verdicts([
        ("fakes", "generator", verdict),
        (
          "real", "training images",
          judge.evaluate(training.batch(0..<min(count, training.count)))
        ),
      ])
      print("The judge says: \(Diagnosis(verdict))")
    }
    if let wanted = flags.samples { write(samples: wanted, drawing: studio.samples) }
  }
}

extension Notebook {
  /// The name of a file, followed by that of the trap that the run has walked into, if any: so the
  /// pictures of a mistake can lie beside those of the chapter.
  public func withTrap(_ name: String) -> String {
    options.trap.map { "\(name)-\($0)" } ?? name
  }
}

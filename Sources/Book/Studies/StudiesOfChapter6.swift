/// The studies of chapter 6: two more seeds of the whole run, what becomes of a thousand steps when
/// one guideline is broken, and of the whole run without dropout.
let studiesOfChapter6: [Study] =
  [2, 3].map { seed in
    Study(
      name: "dcgan-seed-\(seed)", chapter: "06-dcgan", arguments: ["--seed", "\(seed)"],
      minutes: 1, summary: "the whole run with another seed")
  } + [short("dcgan-short", [], "a thousand steps and nothing broken, to compare with")]
  + [
    ("no-batch-norm", "the generator without batch normalisation"),
    ("deep-dense", "a hidden dense layer in the generator"),
    ("odd-kernel", "kernels 5 wide in the generator"),
    ("sigmoid", "a sigmoid at the end, data from -1 to 1"),
    ("small-weights", "first weights from N(0, 0.02²)"),
    ("pooling", "pooling in place of strides"),
    ("relu", "rectifiers that do not leak"),
    ("no-dropout", "no dropout"),
    ("norm", "batch normalisation in the discriminator too"),
    ("mixed-batch", "the same, real and fake in one batch"),
    ("hot-adam", "steps ten times too long"),
    ("momentum", "Adam with a momentum of 0.9"),
    ("constant-pace", "steps that stay long to the end"),
    ("no-averages", "the last weights in place of their averages"),
    ("stale-statistics", "averaged weights, drawn with the last weights' running statistics"),
    ("hard-labels", "real pictures labelled 1"),
    ("cube", "latent vectors from a cube"),
    ("long-noise", "64 latent numbers in place of 32"),
    ("no-overview", "no hidden layer in the discriminator"),
  ].map { trap, summary in short("dcgan-\(trap)", ["--break", trap], summary) }
  + [
    Study(
      name: "dcgan-whole-no-dropout", chapter: "06-dcgan", arguments: ["--break", "no-dropout"],
      minutes: 1, summary: "the whole run without dropout")
  ]

private func short(_ name: String, _ arguments: [String], _ summary: String) -> Study {
  Study(
    name: name, chapter: "06-dcgan", arguments: arguments + ["--steps", "1000"], minutes: 0.3,
    summary: summary)
}

/// A run that the book quotes and that is not the chapter's own: other settings, other seeds, a
/// mistake made on purpose.
struct Study {
  /// What the book calls it.
  let name: String
  /// The chapter whose program makes it.
  let chapter: String
  /// What the program is given.
  let arguments: [String]
  /// How long it took on two cores.
  let minutes: Double
  /// What it shows.
  let summary: String
}

/// All studies, in the order of the book.
let studies: [Study] =
  [
    Study(
      name: "hot-adam", chapter: "01-autoencoder", arguments: ["--break", "hot-adam"], minutes: 0.5,
      summary: "steps thirty times too long kill units of the code"),
    Study(
      name: "noisy-target", chapter: "02-convolution", arguments: ["--break", "noisy-target"],
      minutes: 1, summary: "a denoiser that is asked for the noisy picture learns to give it back"),
    Study(
      name: "gan-seed-2", chapter: "04-vanilla-gan", arguments: ["--seed", "2"],
      minutes: 1.5, summary: "Chapter 4 once more, with the seed 2"),
    Study(
      name: "gan-seed-3", chapter: "04-vanilla-gan", arguments: ["--seed", "3"],
      minutes: 1.5, summary: "Chapter 4 once more, with the seed 3"),
    Study(
      name: "gan-short", chapter: "04-vanilla-gan", arguments: ["--steps", "5000"],
      minutes: 0.5, summary: "the game in 5,000 steps: what the traps are compared with"),
    Study(
      name: "gan-classic", chapter: "04-vanilla-gan",
      arguments: ["--steps", "5000", "--break", "classic"],
      minutes: 0.5, summary: "the nets and settings of the classic notebook"),
    Study(
      name: "gan-smoothed-forger", chapter: "04-vanilla-gan",
      arguments: ["--steps", "5000", "--break", "smoothed-forger"],
      minutes: 0.5, summary: "the generator's target smoothed too"),
    Study(
      name: "gan-forgotten-detached", chapter: "04-vanilla-gan",
      arguments: ["--steps", "5000", "--break", "forgotten-detached"],
      minutes: 0.5, summary: "the graph of the generator kept in the discriminator's step"),
    Study(
      name: "gan-hot-adam", chapter: "04-vanilla-gan",
      arguments: ["--steps", "5000", "--break", "hot-adam"],
      minutes: 0.5, summary: "steps ten times too long"),
    Study(
      name: "gan-collapse", chapter: "04-vanilla-gan",
      arguments: ["--steps", "5000", "--break", "collapse"],
      minutes: 0.5, summary: "a generator without batch normalisation that moves three times"),
    Study(
      name: "gan-saturating", chapter: "04-vanilla-gan",
      arguments: ["--steps", "5000", "--break", "saturating"],
      minutes: 0.5, summary: "the generator lowers log(1 - D)"),
    Study(
      name: "gan-equal-rates", chapter: "04-vanilla-gan",
      arguments: ["--steps", "5000", "--break", "equal-rates"],
      minutes: 0.5, summary: "a discriminator that learns as fast as the generator"),
    Study(
      name: "gan-no-averages", chapter: "04-vanilla-gan",
      arguments: ["--steps", "5000", "--break", "no-averages"],
      minutes: 0.5, summary: "samples drawn with the last weights"),
  ] + studiesOfChapter6 + [
    Study(
      name: "wgan-wrong-sign", chapter: "08-wgan",
      arguments: ["--steps", "500", "--break", "wrong-sign"], minutes: 0.5,
      summary: "a generator that lowers its own pictures"),
    Study(
      name: "wgan-momentum", chapter: "08-wgan",
      arguments: ["--steps", "1000", "--break", "momentum"], minutes: 0.5,
      summary: "the critic learns by Adam, with momentum"),
    Study(
      name: "wgan-gp-not-recorded", chapter: "09-wgan-gp",
      arguments: ["--steps", "500", "--break", "not-recorded"], minutes: 0.5,
      summary: "a penalty whose gradient is nothing"),
  ]

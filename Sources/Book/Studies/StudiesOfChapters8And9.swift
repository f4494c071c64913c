/// The studies of chapters 8 and 9: two more seeds of the whole runs, and what becomes of the games
/// when a rule is broken.
let studiesOfChapters8And9: [Study] =
  [
    wgan("seed-2", ["--seed", "2"], 1.2, "the whole run with another seed"),
    wgan("seed-3", ["--seed", "3"], 1.2, "the whole run with another seed"),
    wgan("short", ["--steps", "1000"], 0.4, "a thousand steps, to compare with"),
    wgan(
      "random-start", ["--quick", "--break", "random-start"], 0.1,
      "a critic on a line that starts from random weights"),
    wgan(
      "wrong-sign", ["--steps", "500", "--break", "wrong-sign"], 0.3,
      "a generator that lowers its own pictures"),
    wgan(
      "no-clip", ["--steps", "500", "--break", "no-clip"], 0.3,
      "a critic whose weights go where they like"),
    wgan(
      "momentum", ["--steps", "1000", "--break", "momentum"], 0.4,
      "the critic learns by Adam, with momentum"),
    wganGP("seed-2", ["--seed", "2"], 1.5, "the whole run with another seed"),
    wganGP("seed-3", ["--seed", "3"], 1.5, "the whole run with another seed"),
    wganGP(
      "short", ["--steps", "500"], 0.5, "five hundred steps and nothing broken, to compare with"),
  ]
  + [
    ("not-recorded", "a penalty whose gradient is nothing"),
    ("no-penalty", "a critic that nothing holds"),
    ("one-epsilon", "one interpolation number for a whole batch"),
    ("batch-norm", "batch normalisation in the critic"),
  ].map { trap, summary in
    wganGP(trap, ["--steps", "500", "--break", trap], 0.5, summary)
  } + pilots
  + ["1", "2", "3"].flatMap { seed in
    [
      wgan(
        "tuned-seed-\(seed)",
        ["--rate", "5e-4", "--pace", "constant", "--steps", "2750", "--seed", seed], 1.1,
        "the pilots' best steps, for as long as the game of chapter 9"),
      wganGP(
        "tuned-seed-\(seed)", ["--rate", "1e-3", "--pace", "constant", "--seed", seed], 1.5,
        "the whole game with the pilots' best steps"),
    ]
  }

/// Eight short trainings of each chapter's game, equally long in minutes: step sizes of one, three,
/// ten and thirty times the paper's, constant or falling.
private let pilots: [Study] = ["constant", "falling"].flatMap { pace in
  [
    ("1", "5e-5", "1e-4"), ("3", "1.5e-4", "3e-4"), ("10", "5e-4", "1e-3"),
    ("30", "1.5e-3", "3e-3"),
  ]
  .flatMap { times, clipped, held in
    [
      wgan(
        "pilot-\(times)-\(pace)", ["--steps", "1000", "--rate", clipped, "--pace", pace], 0.4,
        "a pilot with \(times) times the paper's steps, \(pace)"),
      wganGP(
        "pilot-\(times)-\(pace)", ["--steps", "1750", "--rate", held, "--pace", pace], 0.4,
        "a pilot with \(times) times the paper's steps, \(pace)"),
    ]
  }
}

private let wgan = studies(of: "08-wgan", prefix: "wgan")
private let wganGP = studies(of: "09-wgan-gp", prefix: "wgan-gp")

/// What makes a chapter's studies from their name, arguments, minutes and summary.
private func studies(
  of chapter: String, prefix: String
) -> @Sendable (_ name: String, [String], _ minutes: Double, _ summary: String) -> Study {
  { name, arguments, minutes, summary in
    Study(
      name: "\(prefix)-\(name)", chapter: chapter, arguments: arguments, minutes: minutes,
      summary: summary)
  }
}

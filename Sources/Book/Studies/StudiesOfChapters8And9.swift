/// The studies of chapters 8 and 9 that break no rule: two more seeds of the whole runs, shorter ones to
/// compare with, the pilots, and the games with their best steps.
let studiesOfChapters8And9: [Study] =
  [
    wgan("seed-2", ["--seed", "2"], 1.2, "The whole run with another seed."),
    wgan("seed-3", ["--seed", "3"], 1.2, "The whole run with another seed."),
    wgan("short", ["--steps", "1000"], 0.4, "A thousand steps, to compare with."),
    wganGP("seed-2", ["--seed", "2"], 1.5, "The whole run with another seed."),
    wganGP("seed-3", ["--seed", "3"], 1.5, "The whole run with another seed."),
    wganGP(
      "short", ["--steps", "500"], 0.5, "Five hundred steps and nothing broken, to compare with."),
  ] + pilots
  + ["1", "2", "3"].flatMap { seed in
    [
      wgan(
        "tuned-seed-\(seed)",
        ["--rate", "5e-4", "--pace", "constant", "--steps", "2750", "--seed", seed], 1.1,
        "The pilots' best steps, for as long as the game of chapter 9."),
      wganGP(
        "tuned-seed-\(seed)", ["--rate", "1e-3", "--pace", "constant", "--seed", seed], 1.5,
        "The whole game with the pilots' best steps."),
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
        "A pilot with \(times) times the paper's steps, \(pace)."),
      wganGP(
        "pilot-\(times)-\(pace)", ["--steps", "1750", "--rate", held, "--pace", pace], 0.4,
        "A pilot with \(times) times the paper's steps, \(pace)."),
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

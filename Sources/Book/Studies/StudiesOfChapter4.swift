/// The studies of chapter 4: other seeds, and what becomes of a shorter game when one thing in it is
/// changed.
let studiesOfChapter4: [Study] =
  [2, 3].map { seed in
    Study(
      name: "gan-seed-\(seed)", chapter: "04-vanilla-gan", arguments: ["--seed", "\(seed)"],
      minutes: 1, summary: "the whole run with another seed")
  } + [
    Study(
      name: "gan-numbers", chapter: "04-vanilla-gan",
      arguments: ["--seed", "12", "--steps", "1"],
      minutes: 0.2, summary: "a seed with which the forger of numbers does not quite arrive"),
    short("gan-short", [], "5,000 steps and no mistake, to compare with"),
  ]
  + [
    ("classic", "the nets and settings of the classic notebook"),
    ("smoothed-forger", "the generator's target smoothed too"),
    ("forgotten-detached", "the graph of the generator kept in the discriminator's step"),
    ("hot-adam", "steps ten times too long"),
    ("collapse", "a generator without batch normalisation that moves three times"),
    ("saturating", "the generator lowers log(1 - D)"),
    ("equal-rates", "a discriminator that learns as fast as the generator"),
    ("cautious", "steps as short as most books advise"),
    ("no-averages", "samples drawn with the last weights"),
  ].map { trap, summary in short("gan-\(trap)", ["--break", trap], summary) }
  + [
    short(
      "gan-large-batch", ["--break", "large-batch"], steps: 2500,
      "twice the pictures in each step, and half the steps")
  ]

private func short(
  _ name: String, _ arguments: [String], steps: Int = 5000, _ summary: String
) -> Study {
  Study(
    name: name, chapter: "04-vanilla-gan", arguments: arguments + ["--steps", "\(steps)"],
    minutes: 0.4, summary: summary)
}

/// The studies of chapter 4 that make no mistake: other seeds, and a shorter game to compare with.
let studiesOfChapter4: [Study] =
  [2, 3].map { seed in
    Study(
      name: "gan-seed-\(seed)", chapter: "04-vanilla-gan", arguments: ["--seed", "\(seed)"],
      minutes: 1, summary: "The whole run with another seed.")
  } + [
    Study(
      name: "gan-numbers", chapter: "04-vanilla-gan",
      arguments: ["--seed", "12", "--steps", "1"], minutes: 0.2,
      summary: "A seed with which the forger of numbers does not quite arrive."),
    Study(
      name: "gan-short", chapter: "04-vanilla-gan", arguments: ["--steps", "5000"], minutes: 0.4,
      summary: "5,000 steps and no mistake, to compare with."),
  ]

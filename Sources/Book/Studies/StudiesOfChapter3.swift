/// The studies of chapter 3 that make no mistake: other seeds, and shorter trainings to compare with.
let studiesOfChapter3: [Study] =
  [2, 3].map { seed in
    Study(
      name: "vae-seed-\(seed)", chapter: "03-variational", arguments: ["--seed", "\(seed)"],
      minutes: 1, summary: "The whole run with another seed.")
  } + [
    Study(
      name: "vae-short", chapter: "03-variational", arguments: ["--epochs", "3"], minutes: 0.4,
      summary: "Three epochs and no mistake, to compare with.")
  ]

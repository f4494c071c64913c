/// The studies of chapter 6 that break no guideline, and the whole run without dropout.
let studiesOfChapter6: [Study] =
  [2, 3].map { seed in
    Study(
      name: "dcgan-seed-\(seed)", chapter: "06-dcgan", arguments: ["--seed", "\(seed)"],
      minutes: 1, summary: "The whole run with another seed.")
  } + [
    Study(
      name: "dcgan-short", chapter: "06-dcgan", arguments: ["--steps", "1000"], minutes: 0.3,
      summary: "A thousand steps and nothing broken, to compare with."),
    Study(
      name: "dcgan-whole-no-dropout", chapter: "06-dcgan", arguments: ["--break", "no-dropout"],
      minutes: 1, summary: "The whole run without dropout."),
  ]

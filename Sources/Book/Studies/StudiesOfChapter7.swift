/// The study of chapter 7: forgers of the book, each of which must have written ten thousand samples.
let studiesOfChapter7: [Study] = [
  Study(
    name: "judging-forgers", chapter: "07-judging",
    arguments: ["--judge"]
      + ["03-variational", "04-vanilla-gan", "06-dcgan", "08-wgan"]
      .map { "Output/\($0)/samples.idx" },
    minutes: 2, summary: "Forgers of the book, after each has run with --samples 10000.")
]

/// The studies of chapter 0 that make no mistake: other seeds.
let studiesOfChapter0: [Study] = (2...5).map { seed in
  Study(
    name: "tensors-seed-\(seed)", chapter: "00-tensors", arguments: ["--seed", "\(seed)"],
    minutes: 0.5, summary: "The whole run with another seed.")
}

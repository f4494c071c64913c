/// The studies of chapter 5 that make no mistake: other seeds.
let studiesOfChapter5: [Study] = (2...5).map { seed in
  Study(
    name: "lab-seed-\(seed)", chapter: "05-gan-lab", arguments: ["--seed", "\(seed)"],
    minutes: 1, summary: "All games with another seed.")
}

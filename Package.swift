// swift-tools-version: 6.3
import PackageDescription

/// The course, in reading order. A chapter's folder, its executable and its text share one name.
let chapters = [
  "00-tensors", "01-autoencoder", "02-convolution", "03-variational", "04-vanilla-gan",
  "05-gan-lab", "06-dcgan", "07-judging", "08-wgan", "09-wgan-gp",
]

/// The core is compiled for this machine's processor, and optimised in debug builds too: a reader
/// who runs the tests should not wait for unoptimised arithmetic. `-fno-math-errno` makes a square
/// root one instruction; it would be a call otherwise, and keep its loop from being vectorised.
let fast: [SwiftSetting] = [
  .unsafeFlags(["-Xcc", "-march=native", "-Xcc", "-fno-math-errno"]),
  .unsafeFlags(
    ["-O", "-wmo", "-disable-batch-mode", "-num-threads", "2"], .when(configuration: .debug)),
]

/// Chapters and tests run on the main actor: the graph of gradients belongs to one thread.
let onMainActor: [SwiftSetting] = [.defaultIsolation(MainActor.self)]

/// No closure asks at every element whether it runs there: the compiler has seen to it.
let unchecked: [SwiftSetting] = [
  .unsafeFlags(["-Xfrontend", "-disable-dynamic-actor-isolation"])
]

/// Further files of the chapters' programs, beside main.swift and Variations.swift.
let furtherFiles = [
  "00-tensors": [
    "Engine.swift", "Rules.swift", "Optimizers.swift", "Dice.swift", "Net.swift", "Checks.swift",
    "Valley.swift",
  ],
  "03-variational": ["Clouds.swift", "Diagrams.swift", "Lesson.swift", "Walks.swift"],
  "04-vanilla-gan": ["Diagrams.swift"],
  "05-gan-lab": [
    "Distribution.swift", "PlaneGame.swift", "PlaneMeasures.swift", "PlaneRules.swift",
    "lab.html",
  ],
  "07-judging": ["Diagrams.swift", "Faults.swift", "Forger.swift"],
  "09-wgan-gp": ["Diagrams.swift"],
]

func target(ofChapter name: String) -> String { "Chapter" + name.prefix(2) }

/// The chapters' programs, and the answers that the reader writes to the exercises in them; these are
/// compiled as `swiftc` compiles a file, so that an engine with global variables can be pasted.
let chapterTargets: [Target] =
  chapters.map { name in
    .executableTarget(
      name: target(ofChapter: name),
      dependencies: ["Core", "ExerciseChecks", "Judge", "Notebook"] + answers,
      path: "Chapters/" + name,
      exclude: ["chapter.md", "golden.txt", "figures", "Exercises"]
        + (name == "05-gan-lab" ? ["lab.html"] : []),
      swiftSettings: onMainActor + (name.hasPrefix("00") ? fast + unchecked : []))
  }
  + answers.map { _ in
    .target(
      name: "Exercises", dependencies: ["Core", "ExerciseChecks"], path: "Chapters",
      exclude: chapters.flatMap { name in
        let beside = ["main.swift", "Variations.swift", "chapter.md", "golden.txt", "figures"]
        return (beside + (furtherFiles[name] ?? [])).map { "\(name)/\($0)" }
      },
      sources: chapters.map { "\($0)/Exercises" },
      swiftSettings: [.swiftLanguageMode(.v5)])
  }

/// The target of the reader's answers: there is none before there is a chapter.
var answers: [Target.Dependency] { chapters.isEmpty ? [] : ["Exercises"] }

let package = Package(
  name: "forgers-notebook",
  products: ["course", "check"].map { .executable(name: $0, targets: [$0]) }
    + chapters.map { .executable(name: $0, targets: [target(ofChapter: $0)]) },
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CProcessor"),
    .target(
      name: "Core", dependencies: ["COpenBLAS", "CPNG", "CProcessor", "CZlib"],
      swiftSettings: fast),
    .target(name: "Judge", dependencies: ["Core"], swiftSettings: fast),
    .executableTarget(
      name: "train-judge", dependencies: ["Core", "Judge", "Notebook", "Runs"],
      swiftSettings: fast + onMainActor),
    .target(
      name: "Notebook",
      dependencies: [
        "COpenBLAS", "Core", "Judge", "Runs",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(name: "Runs"),
    .target(name: "Book", dependencies: ["Runs"], swiftSettings: fast),
    .target(name: "Fingerprints", dependencies: ["Core"], swiftSettings: fast),
    .target(name: "ExerciseChecks", dependencies: ["Core"]),
    .target(name: "ExerciseList", dependencies: ["ExerciseChecks", "Runs"] + answers),
    .target(
      name: "ExerciseCommands",
      dependencies: [
        "Book", "ExerciseChecks", "ExerciseList", "Runs",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    // It knows no chapter, so that an answer is built and checked in seconds.
    .executableTarget(
      name: "check",
      dependencies: [
        "ExerciseCommands", "Runs",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "course",
      dependencies: [
        "COpenBLAS", "CZlib", "Core", "Notebook", "Book", "Fingerprints", "ExerciseCommands",
        "Runs",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ] + chapters.map { .target(name: target(ofChapter: $0)) }),
    .testTarget(
      name: "CoreTests", dependencies: ["CProcessor", "CZlib", "Core"], exclude: ["Fixtures"],
      swiftSettings: onMainActor),
    .testTarget(
      name: "JudgeTests", dependencies: ["Core", "Judge"], swiftSettings: onMainActor),
    .executableTarget(
      name: "SmallRun", dependencies: ["Core", "Notebook"], path: "Tests/SmallRun",
      swiftSettings: onMainActor),
    .testTarget(
      name: "NotebookTests", dependencies: ["Core", "Notebook", "Book", "Runs", "SmallRun"],
      swiftSettings: onMainActor),
    .testTarget(
      name: "BookTests", dependencies: ["Book", "Fingerprints", "Runs"], exclude: ["Fixture"]),
    .testTarget(name: "CourseTests", dependencies: ["Runs"]),
    .testTarget(
      name: "CheckTests", dependencies: ["ExerciseChecks", "ExerciseList", "Runs", "check"]),
    .testTarget(
      name: "ChapterTests", dependencies: ["Book", "Fingerprints", "ExerciseList", "Runs"]),
    .testTarget(
      name: "ExerciseTests", dependencies: ["Core", "Book", "ExerciseChecks", "ExerciseList"],
      exclude: ["Hints"], swiftSettings: onMainActor),
  ] + chapterTargets,
  swiftLanguageModes: [.v6]
)

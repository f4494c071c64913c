/// A run that the book quotes and that is not the chapter's own: other settings, other seeds, a
/// mistake made on purpose.
public struct Study: Sendable {
  /// What the book calls it.
  public let name: String
  /// The chapter whose program makes it.
  public let chapter: String
  /// What the program is given.
  public let arguments: [String]
  /// How long it took on two cores.
  public let minutes: Double
  /// What it shows.
  public let summary: String
}

extension Book {
  /// All studies, in the order of the book.
  public static let studies: [Study] =
    [
      Study(
        name: "hot-adam", chapter: "01-autoencoder", arguments: ["--break", "hot-adam"],
        minutes: 0.5,
        summary: "steps thirty times too long kill units of the code"),
      Study(
        name: "noisy-target", chapter: "02-convolution", arguments: ["--break", "noisy-target"],
        minutes: 1, summary: "a denoiser that is asked for the noisy picture learns to give it back"
      ),
    ] + studiesOfChapter4 + studiesOfChapter6 + studiesOfChapters8And9
}

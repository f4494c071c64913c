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
  /// All studies of the course in a repository, in the order of the book: those that are listed here,
  /// and one for each mistake that a chapter can make.
  public static func studies(in repository: BookRepository) -> [Study] {
    func traps(
      _ chapter: String, _ prefix: String, _ minutes: Double, _ arguments: String = ""
    ) -> [Study] {
      TrapStudies(chapter: chapter, prefix: prefix, minutes: minutes, arguments: arguments)
        .studies(in: repository)
    }
    return studiesOfChapter0 + traps("00-tensors", "tensors-", 0.3, "--steps 50")
      + traps("01-autoencoder", "", 0.5)
      + traps("02-convolution", "", 1)
      + studiesOfChapter3 + traps("03-variational", "vae-", 0.4, "--epochs 3")
      + studiesOfChapter4 + traps("04-vanilla-gan", "gan-", 0.4, "--steps 5000")
      + studiesOfChapter5 + traps("05-gan-lab", "lab-", 1)
      + studiesOfChapter6 + traps("06-dcgan", "dcgan-", 0.3, "--steps 1000")
      + studiesOfChapter7
      + studiesOfChapters8And9 + traps("08-wgan", "wgan-", 0.3, "--steps 500")
      + traps("09-wgan-gp", "wgan-gp-", 0.5, "--steps 500")
  }
}

import ArgumentParser

/// What a reader may choose about a chapter's film.
public protocol FilmChoices {
  /// Whether to write each picture of the film as a file of its own.
  var frames: Bool { get }
}

/// The flags of chapters with a generator and a film that others may want to cut.
///
/// What a flag means stands in its help.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
public struct FilmFlags: ParsableArguments, GeneratorChoices, FilmChoices {
  @OptionGroup var generator: GeneratorFlags

  @Flag(help: "Also write each picture of the film as a PNG file of its own.")
  public var frames = false

  public var samples: Int? { generator.samples }
  public var from: String? { generator.from }

  public init() {}
}

import ArgumentParser

/// The flag of a chapter that judges samples.
///
/// What a flag means stands in its help.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
public struct JudgingFlags: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Judge these samples too: an IDX file, such as --samples writes.", valueName: "FILE"),
    completion: .file(extensions: ["idx", "gz"]))
  public var judge: String?

  public init() {}
}

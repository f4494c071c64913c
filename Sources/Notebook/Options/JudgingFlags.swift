import ArgumentParser

/// The flag of a chapter that judges samples, one file of them or several.
///
/// What a flag means stands in its help.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
public struct JudgingFlags: ParsableArguments {
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Judge these samples too: IDX files, such as --samples writes.", valueName: "FILE"),
    completion: .file(extensions: ["idx", "gz"]))
  public var judge: [String] = []

  public init() {}
}

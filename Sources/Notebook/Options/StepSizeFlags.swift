import ArgumentParser

/// The flags of chapters with a generator whose step sizes are to be tried out.
///
/// What a flag means stands in its help.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
public struct StepSizeFlags: ParsableArguments, GeneratorChoices {
  @OptionGroup var generator: GeneratorFlags

  @Option(help: "The step size of both players, in place of the chapter's.")
  public var rate: Float?

  @Option(help: "Whether steps stay as long or get shorter, in place of the chapter's choice.")
  public var pace: Pace?

  public var samples: Int? { generator.samples }
  public var from: String? { generator.from }

  public init() {}

  public func validate() throws {
    if let rate, !(rate > 0 && rate <= 1) {
      throw ValidationError("--rate must be more than 0 and at most 1, not \(rate).")
    }
  }
}

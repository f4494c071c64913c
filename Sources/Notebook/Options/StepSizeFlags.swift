import ArgumentParser

/// How the length of steps changes in a training.
public enum Pace: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// It does not.
  case constant
  /// Not in the first half; in the second it falls to a thousandth, evenly.
  case falling

  /// The length of a step where so much of the training is done, compared with the first one's.
  public func factor(at fraction: Double) -> Float {
    self == .constant ? 1 : 1e-3 + min(1, 2 * Float(1 - fraction))
  }
}

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

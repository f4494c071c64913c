import ArgumentParser

/// The flags that every chapter has. A flag means the same in every chapter.
///
/// What a flag means stands in its help.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
public struct SharedFlags: ParsableArguments {
  /// How progress is shown on standard error.
  public enum ProgressStyle: String, CaseIterable, ExpressibleByArgument, Sendable {
    /// A bar on a terminal, plain lines elsewhere.
    case auto
    /// One line that is drawn again and again; plain lines where that cannot be.
    case bar
    /// A line now and then.
    case plain
    /// Nothing.
    case none
  }

  @Option(help: "The seed of all randomness.")
  public var seed: UInt64 = 1

  @Option(help: "Processor threads to use. (default: all)")
  public var threads: Int?

  @Flag(
    help: "A run of seconds on a few hundred images: everything works, nothing is learned well.")
  public var quick = false

  @Option(help: "Passes over the training images.")
  public var epochs: Int?

  @Option(help: "Training steps.")
  public var steps: Int?

  @Option(help: "Time a few steps, then train as many as fit into so many minutes.")
  public var minutes: Double?

  @Option(
    help: ArgumentHelp("Images: mnist, fashion, or a folder.", valueName: "mnist|fashion|DIR"))
  public var data = "mnist"

  @Option(help: ArgumentHelp("Where results go. (default: Output/CHAPTER)", valueName: "DIR"))
  public var out: String?

  @Flag(help: "Start over where an unfinished run lies.")
  public var fresh = false

  @Flag(help: "Go on with an unfinished run.")
  public var resume = false

  @Option(help: "How progress is shown.")
  public var progress = ProgressStyle.auto

  @Flag(help: "Print the shape after every layer.")
  public var shapes = false

  @Option(
    name: .customLong("break"),
    help: ArgumentHelp("Make a well-known mistake on purpose, to see it.", valueName: "TRAP"))
  public var trap: String?

  @Flag(help: "Use your own solutions of the exercises in place of the course's code.")
  public var withExercises = false

  public init() {}

  public func validate() throws {
    try requireSensible("threads", threads, atMost: 64)
    try requireSensible("epochs", epochs, atMost: 100_000)
    try requireSensible("steps", steps, atMost: 1_000_000_000)
    if let minutes, !(minutes > 0 && minutes <= 10_000) {
      throw ValidationError(
        "--minutes must be more than 0 and at most \(10_000.grouped), not \(minutes).")
    }
    if out?.isEmpty == true { throw ValidationError("--out needs the name of a folder.") }
    let lengths = [epochs != nil, steps != nil, minutes != nil].filter { $0 }.count
    if lengths > 1 {
      throw ValidationError("Give one of --epochs, --steps and --minutes: each sets the length.")
    }
    if fresh && resume {
      throw ValidationError("--fresh starts over and --resume goes on: give one of them.")
    }
  }
}

/// What a reader may choose about a chapter's generator.
public protocol GeneratorChoices {
  /// How many samples to write, if any.
  var samples: Int? { get }
  /// The saved model to use in place of a training, if any.
  var from: String? { get }
}

/// The flags of chapters that have a generator.
///
/// What a flag means stands in its help.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
public struct GeneratorFlags: ParsableArguments, GeneratorChoices {
  @Option(help: "Write so many samples to samples.idx, in the format that the data came in.")
  public var samples: Int?

  @Option(
    help: ArgumentHelp("Use a saved model; do not train.", valueName: "FILE"),
    completion: .file(extensions: ["safetensors"]))
  public var from: String?

  public init() {}

  public func validate() throws {
    try requireSensible("samples", samples, atMost: 1_000_000)
  }
}

/// Throws unless a flag's number, if it is given, is at least 1 and does not go beyond what could
/// ever be wanted.
private func requireSensible(_ flag: String, _ value: Int?, atMost largest: Int) throws {
  guard let value, !(1...largest).contains(value) else { return }
  let limit = value < 1 ? "at least 1" : "at most \(largest.grouped)"
  throw ValidationError("--\(flag) must be \(limit), not \(value.grouped).")
}

/// The flags of a chapter that has none of its own.
public struct NoFlags: ParsableArguments {
  /// No flags.
  public init() {}
}

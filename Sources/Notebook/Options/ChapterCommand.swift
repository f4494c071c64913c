import ArgumentParser
import Synchronization

/// A chapter's command line: the shared flags, and the chapter's own beside them.
struct ChapterCommand<Flags: ParsableArguments>: ParsableCommand {
  static var configuration: CommandConfiguration { CurrentChapter.configuration }

  @OptionGroup var shared: SharedFlags
  @OptionGroup(title: "This chapter") var own: Flags

  func validate() throws {
    guard let trap = shared.trap else { return }
    let traps = CurrentChapter.traps
    if traps.isEmpty { throw ValidationError("This chapter has no traps: leave out --break.") }
    if !traps.contains(where: { $0.name == trap }) {
      let names = traps.map(\.name).joined(separator: ", ")
      throw ValidationError("There is no trap '\(trap)'. This chapter's traps: \(names).")
    }
  }
}

extension ChapterCommand {
  /// Ends the program: with the help that was asked for, or with one line about what is wrong.
  static func leave(with error: any Error) -> Never {
    guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
    Console.standard.notice(complaint(about: error))
    exit(withError: ExitCode.validationFailure)
  }

  /// What is wrong with the command line, and where to read more, in one line.
  static func complaint(about error: any Error) -> String {
    let name = configuration.commandName ?? _commandName
    var words = message(for: error).split(separator: "\n").joined(separator: " ")
    if let last = words.last, !".?!".contains(last) { words += "." }
    return "Error: \(words) See \(name) --help."
  }
}

/// What the command line must know of the chapter that runs: the parser asks types, not values.
enum CurrentChapter {
  struct Trap: Sendable {
    let name: String
    let explanation: String
  }

  private static let current = Mutex(
    (configuration: CommandConfiguration(), traps: [Trap]()))

  static var configuration: CommandConfiguration { current.withLock { $0.configuration } }
  static var traps: [Trap] { current.withLock { $0.traps } }

  /// Sets the name, title and traps that help and errors speak of.
  static func announce(_ chapter: String, title: String, traps: [Trap]) {
    let list = traps.map { "  \($0.name): \($0.explanation)" }
    let configuration = CommandConfiguration(
      commandName: chapter,
      abstract: title,
      discussion: list.isEmpty ? "" : (["TRAPS (--break):"] + list).joined(separator: "\n"))
    current.withLock { $0 = (configuration, traps) }
  }
}

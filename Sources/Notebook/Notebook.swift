import ArgumentParser
import Core
import Foundation
import Runs

/// What makes a program a notebook: its recipe, its numbered cells, its results and where they go.
///
/// A chapter is a program of top-level code. It opens a notebook, fills its cells and finishes it:
///
///     let notebook = Notebook("01-autoencoder", "The autoencoder", variations)
///     let recipe = notebook.recipe
///     notebook.cell("The data")
///     notebook.print("Sixty thousand digits.")
///     notebook.finish()
///
/// Standard output is the notebook, the same bytes for the same options; progress, rates and
/// warnings go to standard error. A flag, file or folder that is wrong ends the program with one
/// clear line: code 64 for flags, 1 for the rest.
public final class Notebook<Recipe, Flags: ParsableArguments> {
  /// The chapter's numbers and pieces, as the command line asks for them.
  public let recipe: Recipe
  /// The shared flags as given.
  public let options: SharedFlags
  /// The chapter's own flags as given.
  public let flags: Flags

  let chapter: String
  let number: Int
  let console: Console
  /// Where pictures are drawn: they are not part of what a run prints.
  let terminal = Console.standard
  let transcript = Transcript()
  let folder: RunFolder
  let start = ContinuousClock.now
  var record: RunRecord
  var metrics = Metrics()
  /// How long the trainings took.
  var trainingSeconds = 0.0
  let quickImages: Int
  let shares: [String: Double]
  private var cells = 0
  /// The trainings that have checkpoints.
  var savedTrainings: Set<String> = []

  /// Opens the notebook of a chapter, and reads from the command line which of its variations runs.
  public init(_ chapter: String, _ title: String, _ variations: Variations<Recipe, Flags>) {
    StandardStreams.settle()
    CurrentChapter.announce(chapter, title: title, traps: variations.traps)
    let command: ChapterCommand<Flags>
    do { command = try ChapterCommand<Flags>.parse() } catch {
      ChapterCommand<Flags>.leave(with: error)
    }
    let options = command.shared
    self.options = options
    self.flags = command.own
    self.chapter = chapter
    quickImages = variations.quickImages
    shares = variations.shares
    recipe = orStop { try variations.recipe(for: options, command.own) }
    number = Int(chapter.prefix { $0.isNumber }) ?? 0
    console = terminal.copied(to: transcript)
    if let threads = options.threads { Parallel.threads = threads }
    let arguments = Array(CommandLine.arguments.dropFirst())
    let words = [chapter] + CommandWords(arguments).essential
    folder = orStop {
      let folder = try RunFolder(
        chapter: chapter, out: options.out, repository: Repository.find())
      try folder.prepare(
        fresh: options.fresh, resume: options.resume, command: ShellCommand.line(words),
        notice: Console.standard.notice)
      return folder
    }
    record = RunRecord(chapter: chapter, title: title, arguments: arguments, seed: options.seed)
    if options.resume { Interruption.announce(resumingCommand) }
    if options.withExercises { terminal.notice("Your answers stand in for our code.") }
    console.result("# \(number). \(title)")
  }

  /// The seed of all randomness, 1 unless `--seed` gives another.
  public var seed: UInt64 { options.seed }

  /// Whether this is a run of seconds on few images.
  var isQuick: Bool { options.quick }
}

// MARK: - Cells

extension Notebook {
  /// Begins the next cell: a heading with the numbers of chapter and cell.
  public func cell(_ title: String) {
    cells += 1
    console.result("\n## \(number).\(cells) \(title)\n")
  }

  /// Prints a line of text.
  public func print(_ line: String = "") { console.result(line) }

  /// Prints a table, words to the left, numbers to the right.
  public func table(_ columns: [String], _ rows: [[any TableCell]]) {
    TextTable(columns, rows).lines.forEach(console.result)
  }

  /// Records a number under a name that the book can quote, and prints it after its label.
  ///
  /// With `key`, it stands in the table that ends `course run`.
  public func value(
    _ name: String, _ number: Double, _ label: String, style: NumberStyle = .significant(4),
    key: Bool = false
  ) {
    console.result(label + ": " + recorded(name, number, label, style: style, key: key))
  }

  /// Records a number under a name that the book can quote, and prints it after its label.
  public func value(
    _ name: String, _ number: Float, _ label: String, style: NumberStyle = .significant(4),
    key: Bool = false
  ) {
    value(name, Double(number), label, style: style, key: key)
  }

  /// Records a count under a name that the book can quote, and prints all its digits.
  public func value(_ name: String, _ count: Int, _ label: String, key: Bool = false) {
    let text = count.grouped
    record.add(.init(name: name, value: Double(count), text: text, label: label, isKey: key))
    console.result(label + ": " + text)
  }

  /// Records a number under a name that the book can quote, and returns its text, to be printed in
  /// a sentence or a table.
  public func recorded(
    _ name: String, _ number: Double, _ label: String = "",
    style: NumberStyle = .significant(4), key: Bool = false
  ) -> String {
    let text = style.text(number)
    let shown = label.isEmpty ? name : label
    record.add(.init(name: name, value: number, text: text, label: shown, isKey: key))
    return text
  }

  /// Records a number under a name that the book can quote, and returns its text.
  public func recorded(
    _ name: String, _ number: Float, _ label: String = "",
    style: NumberStyle = .significant(4), key: Bool = false
  ) -> String {
    recorded(name, Double(number), label, style: style, key: key)
  }

  /// Ends the run: writes what was collected, lists the files, takes the mark of an unfinished run
  /// away.
  public func finish() {
    orStop {
      record.files.append(RunFiles.record)
      try folder.write(record.json(), as: RunFiles.record)
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      let circumstances = Circumstances(
        seconds: seconds, trainingSeconds: options.resume ? nil : trainingSeconds,
        processor: Machine.processor, peakMegabytes: Machine.peakMemory >> 20)
      try folder.write(circumstances.json(), as: RunFiles.circumstances)
    }
    console.result("\nWritten to \(folder.name):")
    for file in record.files { console.result("  " + file) }
    orStop {
      try folder.write(Array(transcript.text.utf8), as: RunFiles.printed)
      try folder.finish()
    }
    Interruption.forget()
  }

  /// Writes a file into the run's folder and remembers it for the list at the end.
  func save(_ bytes: [UInt8], as file: String) throws {
    try folder.write(bytes, as: file)
    remember(file)
  }

  /// Remembers a file for the list at the end.
  func remember(_ file: String) {
    if !record.files.contains(file) { record.files.append(file) }
  }
}

import ArgumentParser
import Book
import Fingerprints
import Notebook
import Runs

/// `course study`: makes a run that the book quotes once more.
struct StudyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "study",
    abstract: "Repeat a study: a run whose numbers and pictures the book shows.",
    discussion: """
      Without a name, lists the studies. Ctrl-C ends a run after the current step and saves where it \
      stands; --resume goes on from there. With --stale, makes all runs anew whose receipts are not of \
      the present code and data, the chapters' own runs too; each is taken into the book as soon as \
      it is finished.
      """)

  @Argument(help: "The study.")
  var name: String?

  @Flag(help: "Make every stale run anew, one after the other, and take it into the book.")
  var stale = false

  @Flag(help: "With --stale: only tell which runs these are, why, and how long they take.")
  var list = false

  @Flag(help: "Start over where an unfinished run lies.")
  var fresh = false

  @Flag(help: "Go on with an unfinished run.")
  var resume = false

  func validate() throws {
    if fresh && resume {
      throw ValidationError("--fresh starts over and --resume goes on: give one of them.")
    }
    if stale, name != nil {
      throw ValidationError("--stale makes all stale runs: leave out the study's name.")
    }
    if list, !stale { throw ValidationError("--list goes with --stale.") }
  }

  func run() throws {
    if stale { return try renew() }
    let studies = Book.studies(in: try BookRepository.here())
    guard let name else { return list(studies) }
    guard let study = studies.first(where: { $0.name == name }) else {
      let names = studies.map(\.name).joined(separator: ", ")
      throw ValidationError("There is no study '\(name)'. The studies: \(names).")
    }
    let repository = try Repository.find()
    let output = "Output/studies/\(name)"
    try requireFree(output, in: repository.path, orUnfinished: fresh || resume)
    let start = (fresh ? ["--fresh"] : []) + (resume ? ["--resume"] : [])
    let status = try runChapter(
      study.chapter, study.arguments + ["--out", output] + start, in: repository.path)
    if ChildProcess.wasStopped(status) {
      let words = ["study", name, "--resume"]
      print("\nGo on with: \(ShellCommand.runningThisProgram("course", words))")
    }
    if status != 0 { throw ExitCode(status) }
  }

  private func list(_ studies: [Study]) {
    let rows = studies.map { study -> [any TableCell] in
      [study.name, study.chapter, Styled(study.minutes, .fixed(1)), study.summary]
    }
    let columns = ["study", "chapter", "minutes", "what it shows"]
    for line in TextTable(columns, rows).lines { print(line) }
  }

  private func renew() throws {
    let renewal = Renewal(
      root: try BookRepository.here().root, programs: BookOptions.programs,
      fingerprints: Fingerprints.computed())
    let runs = renewal.staleRuns
    if runs.isEmpty { return print("No run is stale.") }
    let rows = runs.map { run -> [any TableCell] in
      [run.run, run.chapter, Styled(run.minutes, .fixed(1)), run.reason]
    }
    for line in TextTable(["run", "chapter", "minutes", "why it is stale"], rows).lines {
      print(line)
    }
    let minutes = runs.map(\.minutes).reduce(0, +)
    print(
      "\n\(runs.count) of the book's runs are stale: \(Styled(minutes, .fixed(1)).cellText) minutes."
    )
    if list { return }
    if BookOptions.isReadOnly { throw NotebookError("With CI=true nothing is made or written.") }
    for (index, run) in runs.enumerated() {
      note("\n\(index + 1) of \(runs.count): \(run.run), \(run.chapter)")
      note(
        try renewal.renew(run) { chapter, arguments, folder in
          let status = try runChapter(chapter, arguments, in: folder)
          if status != 0 { throw ExitCode(status) }
        })
    }
  }
}

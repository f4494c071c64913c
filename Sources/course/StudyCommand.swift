import ArgumentParser
import Notebook

/// `course study`: makes a run that the book quotes once more.
struct StudyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "study",
    abstract: "Repeat a study: a run whose numbers and pictures the book shows.",
    discussion: "Without a name, lists the studies.")

  @Argument(help: "The study.")
  var name: String?

  func run() throws {
    guard let name else { return list() }
    guard let study = studies.first(where: { $0.name == name }) else {
      let names = studies.map(\.name).joined(separator: ", ")
      throw ValidationError("There is no study '\(name)'. The studies: \(names).")
    }
    let repository = try Repository.find()
    let arguments = study.arguments + ["--out", "Output/studies/\(name)", "--fresh"]
    let status = try runChapter(study.chapter, arguments, in: repository.path)
    if status != 0 { throw ExitCode(status) }
  }

  private func list() {
    let rows = studies.map { study -> [any TableCell] in
      [study.name, study.chapter, Styled(study.minutes, .fixed(1)), study.summary]
    }
    let columns = ["study", "chapter", "minutes", "what it shows"]
    for line in TextTable(columns, rows).lines { print(line) }
  }
}

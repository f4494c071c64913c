import ArgumentParser
import Book
import Foundation

/// `course verify`: checks the whole book, without running a chapter.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check every listing, output, number, picture, link and term of the book.",
    discussion: "Runs no chapter. Says what is wrong, where, and which command mends it.")

  @Option(help: "Make one check only, such as numbers.")
  var only: String?

  func validate() throws {
    guard let only, !Check.all.contains(where: { $0.name == only }) else { return }
    let names = Check.all.map(\.name).joined(separator: ", ")
    throw ValidationError("There is no check '\(only)'. The checks: \(names).")
  }

  func run() throws {
    let start = ContinuousClock.now
    let repository = try BookOptions.repository()
    let book = Book(repository)
    let tools = Toolbox(programs: BookOptions.programs, repository: repository)
    let checks = Check.all.filter { only == nil || $0.name == only }
    let findings = checks.flatMap { $0.findings(in: book, with: tools) }
    for finding in findings { print("[\(finding.check)] \(finding)") }
    if !findings.isEmpty { print() }
    print(Shares(of: book, findings: findings))
    if tools.compiler == nil { note("No compiler was found: loose listings were not compiled.") }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    note(String(format: "%d checks in %.1f s.", checks.count, seconds))
    print("\n\(findings.isEmpty ? "Nothing is wrong." : "\(findings.count) findings.")")
    if !findings.isEmpty { throw ExitCode.failure }
  }
}

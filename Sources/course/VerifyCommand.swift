import ArgumentParser
import Book
import Fingerprints
import Foundation

/// `course verify`: checks the whole book, without running a chapter unless asked to.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check every listing, output, number, picture, link and term of the book.",
    discussion: """
      Says what is wrong, where, and which command mends it. The flags ask for other checks in its \
      place, which run programs and take minutes.
      """)

  @Option(help: "Make one check only, such as numbers.")
  var only: String?

  @Flag(help: "Instead, run every chapter on one, two, three and four threads; compare the bytes.")
  var threads = false

  @Flag(
    help: """
      Instead, run every chapter with each set of OpenBLAS's kernels that is right on this \
      processor, and run the tests as built for processors without AVX-512.
      """)
  var kernels = false

  @Flag(help: "Instead, interrupt every chapter, resume it, and compare the bytes.")
  var interruptions = false

  @Flag(help: "Instead, let every chapter make each of its mistakes for a few steps.")
  var traps = false

  @Flag(help: "Instead, build and run tests with the address and then the thread sanitizer.")
  var sanitize = false

  @Flag(
    help: """
      Instead, check every operation of the core on 20,000 drawn cases against naive references, ten \
      times as many as the tests do.
      """)
  var cases = false

  func validate() throws {
    guard let only, !Check.all.contains(where: { $0.name == only }) else { return }
    let names = Check.all.map(\.name).joined(separator: ", ")
    throw ValidationError("There is no check '\(only)'. The checks: \(names).")
  }

  func run() throws {
    let repository = try BookRepository.here()
    let book = Book(repository)
    let repeats = threads || kernels || interruptions || traps || sanitize || cases
    let wrong = repeats ? try runAgain(book) : check(book, in: repository)
    print("\n\(wrong == 0 ? "Nothing is wrong." : "Wrong: \(wrong).")")
    if wrong > 0 { throw ExitCode.failure }
  }

  /// Prints what the checks find and how much of the book they cover; returns the findings' number.
  private func check(_ book: Book, in repository: BookRepository) -> Int {
    let start = ContinuousClock.now
    let tools = Toolbox(
      programs: BookOptions.programs, repository: repository,
      fingerprints: Fingerprints.computed())
    let checks = Check.all.filter { only == nil || $0.name == only }
    let findings = checks.flatMap { $0.findings(in: book, with: tools) }
    for finding in findings { print("[\(finding.check)] \(finding)") }
    if !findings.isEmpty { print() }
    print(Coverage(of: book, findings: findings))
    if tools.compiler == nil { note("No compiler was found: loose listings were not compiled.") }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    note(String(format: "%d checks in %.1f s.", checks.count, seconds))
    return findings.count
  }

  private func runAgain(_ book: Book) throws -> Int {
    let runs = RepeatedRuns(book: book, programs: BookOptions.programs)
    var differences =
      (threads ? try runs.acrossThreads() : []) + (kernels ? try runs.acrossKernels() : [])
      + (interruptions ? try runs.acrossInterruptions() : [])
      + (traps ? runs.acrossTraps() : [])
    let tests: [SeparateTests] =
      (kernels ? [.avx2] : []) + (sanitize ? [.address, .thread] : []) + (cases ? [.cases] : [])
    differences += try tests.compactMap { try $0.complaint(book) }
    for difference in differences { print(difference) }
    return differences.count
  }
}

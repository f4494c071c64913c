import Book
import Fingerprints
import Foundation
import Testing

/// What `course verify` checks, checked by `swift test`.
@Suite struct VerifyTests {
  private static let fingerprints = Fingerprints.computed()

  @Test(arguments: Check.all.map(\.name))
  func theBookHolds(_ name: String) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let repository = BookRepository(root: root)
    let tools = Toolbox(
      programs: Bundle.main.bundleURL, repository: repository,
      fingerprints: Self.fingerprints)
    let check = try #require(Check.all.first { $0.name == name })
    let findings = check.findings(in: Book(repository), with: tools)
    #expect(findings.map(\.description) == [])
  }
}

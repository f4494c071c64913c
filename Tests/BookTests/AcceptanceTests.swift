import Foundation
import Testing

@testable import Book

@Suite struct AcceptanceTests {
  @Test func acceptingBringsABareBookToItsFixture() throws {
    let small = try SmallBook()
    _ = try small.makePrograms()
    try small.makeOutput()
    try? small.remove("Chapters/01-lines/figures")
    let (_, refused) = try small.accept()
    if ProcessInfo.processInfo.environment["KEEP"] != nil {
      try FileManager.default.copyItem(
        at: small.root, to: URL(fileURLWithPath: "/tmp/fixture"))
    }
    #expect(refused.isEmpty)
    #expect(small.findings().map(\.description) == [])
  }
}

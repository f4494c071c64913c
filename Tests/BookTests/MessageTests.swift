import Foundation
import Testing

@testable import Book

/// Words that say what is wrong must reach the reader, who runs optimised builds: they leave out the
/// texts of preconditions and assertions, not those of `require` and `fatalError`.
@Suite struct MessageTests {
  private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL

  /// The lines in which a message would be lost.
  private func lost(in text: String) -> [Substring] {
    text.split(separator: "\n").filter {
      $0.contains(/\b(precondition|preconditionFailure|assert|assertionFailure)\(/)
    }
  }

  @Test func noMessageIsLostInOptimisedBuilds() {
    let repository = BookRepository(root: root)
    let files = ["Sources", "Chapters"].flatMap(repository.swiftFiles)
    #expect(files.count > 150)
    for file in files { #expect(lost(in: repository.text(file) ?? "") == [], "\(file)") }
  }

  @Test func aLostMessageIsFound() {
    let text = "a\n  precondition(x > 0, \"why\")\nrequire(x)\nassertionFailure(\"no\")"
    #expect(lost(in: text).count == 2)
  }
}

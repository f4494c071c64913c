import Book
import Foundation
import Testing

/// The engine that the reader writes in chapter 0.
@Suite struct EngineTests {
  /// The text says that it takes two hundred lines, more or less.
  @Test func theEngineIsShort() throws {
    let repository = BookRepository(
      root: URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../.."))
    let lines = try ["Engine", "Rules", "Optimizers"].flatMap { name in
      try #require(repository.text("Chapters/00-tensors/\(name).swift")).split(separator: "\n")
        .map { $0.drop { $0 == " " } }
    }
    let code = lines.filter { !$0.isEmpty && !$0.hasPrefix("//") }
    #expect(code.count <= 220)
    #expect(!code.contains { $0.hasPrefix("import ") && $0 != "import Foundation" })
  }
}

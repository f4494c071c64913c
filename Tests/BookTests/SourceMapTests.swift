import Foundation
import Testing

@testable import Book

/// `Sources/README.md` says what is so; and where it does not, the test says what is wrong.
@Suite struct SourceMapTests {
  private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL

  @Test func theMapIsTrue() {
    let map = SourceMap(BookRepository(root: root))
    #expect(map.built.count > 15)
    #expect(map.problems == [])
  }

  @Test(arguments: [
    (#"name: "Judge""#, #"name: "Jury""#, "Package.swift", "The map has no row for `Jury`."),
    ("| `Judge` |", "| `Jury` |", "Sources/README.md", "There is no target `Jury`."),
    (
      #"name: "Judge", dependencies: ["Core"]"#, #"name: "Judge", dependencies: ["CPNG"]"#,
      "Package.swift", #"`Judge` uses ["CPNG"], and the map says ["Core"]."#
    ),
    ("import Core", "import Book", "Sources/Judge/Judge.swift", "`Judge` imports `Book` unasked."),
    (
      "`Sources/Core/System`", "`Sources/Core/Sistem`", "Sources/README.md",
      "There is no `Sources/Core/Sistem`."
    ),
  ])
  func aFaultIsFound(old: String, new: String, file: String, message: String) throws {
    let repository = BookRepository(root: root)
    let text = try #require(repository.text(file))
    let broken = text.replacing(old, with: new, maxReplacements: 1)
    #expect(broken != text, "The test breaks nothing.")
    repository.remember(broken, of: file)
    #expect(SourceMap(repository).problems.contains(message), "\(SourceMap(repository).problems)")
  }

  @Test func whatIsNeverImportedIsFound() throws {
    let repository = BookRepository(root: root)
    let manifest = try #require(repository.text("Package.swift"))
    let more = #"name: "Judge", dependencies: ["CZlib", "#
    repository.remember(
      manifest.replacing(#"name: "Judge", dependencies: ["#, with: more), of: "Package.swift")
    #expect(SourceMap(repository).problems.contains("`Judge` never imports `CZlib`."))
  }
}

import Foundation

@testable import Book

/// What `Sources/README.md` says of the package's targets, and what is so.
struct SourceMap {
  /// A target: its folder, and what it uses.
  struct Target {
    var folder = ""
    var uses: Set<String> = []
  }

  /// As the package's manifest has them; the chapters' programs are one.
  let built: [String: Target]
  /// What the map says that each uses.
  let told: [String: Set<String>]
  private let repository: BookRepository
  private let text: String

  init(_ repository: BookRepository) {
    self.repository = repository
    text = repository.text("Sources/README.md") ?? ""
    built = Self.targets(in: repository.text("Package.swift") ?? "")
    let rows = text.linesOfText.filter { $0.hasPrefix("| `") }.map {
      $0.split(separator: "|", omittingEmptySubsequences: false).map { String($0).trimmed }
    }
    told = Dictionary(
      rows.map { (Self.names(in: $0[1])[0], Set(Self.names(in: $0[3]))) },
      uniquingKeysWith: { $0.union($1) })
  }

  /// What is wrong, one line each.
  var problems: [String] { wrongTargets + wrongImports + missingPaths }

  private var wrongTargets: [String] {
    let missing = built.keys.filter { told[$0] == nil }.map { "The map has no row for `\($0)`." }
    let extra = told.keys.filter { built[$0] == nil }.map { "There is no target `\($0)`." }
    let wrong = built.compactMap { name, target -> String? in
      guard let uses = told[name], uses != target.uses else { return nil }
      return "`\(name)` uses \(target.uses.sorted()), and the map says \(uses.sorted())."
    }
    return (missing + extra + wrong).sorted()
  }

  /// A file may import what its target uses, and what a target uses is imported by some file, unless
  /// it is a program.
  private var wrongImports: [String] {
    let programs: Set = ["Chapters", "SmallRun"]
    return built.sorted { $0.key < $1.key }.flatMap { name, target in
      let known = Set(built.keys).union(["ArgumentParser"])
      var imported: Set<String> = []
      for file in repository.swiftFiles(below: target.folder)
      where file.contains("/Exercises/") == (name == "Exercises") && !file.contains("/Fixture/") {
        imported.formUnion(modules(importedIn: repository.text(file) ?? ""))
      }
      imported.formIntersection(known)
      let wild = imported.subtracting(target.uses).map { "`\(name)` imports `\($0)` unasked." }
      let idle = target.uses.subtracting(imported).subtracting(programs)
        .map { "`\(name)` never imports `\($0)`." }
      return (wild + idle).sorted()
    }
  }

  private func modules(importedIn text: String) -> Set<String> {
    let lines = text.linesOfText.map { $0.hasPrefix("@testable ") ? String($0.dropFirst(10)) : $0 }
    return Set(lines.filter { $0.hasPrefix("import ") }.map { String($0.dropFirst(7)) })
  }

  /// Words set as code that look like paths.
  private var missingPaths: [String] {
    let parts: Set = ["main.swift", "Variations.swift", "chapter.md"]
    return Self.names(in: text).filter { name in
      let isPath = name.contains(#/\/|\.(swift|md|json)$/#) && !name.contains(" ")
      return isPath && !parts.contains(name) && !repository.exists(name)
    }.map { "There is no `\($0)`." }
  }

  private static func names(in text: String) -> [String] {
    text.matches(of: #/`([^`\n]+)`/#).map { String($0.output.1) }
  }

  /// The targets that a manifest declares, each with what stands between its parentheses.
  private static func targets(in manifest: String) -> [String: Target] {
    var targets: [String: Target] = [:]
    for chapter in manifest.matches(of: #/\.executableTarget\(\s*name: target/#) {
      targets["Chapters"] = target("Chapters", "Sources", manifest[chapter.range.upperBound...])
    }
    let head = #/\.(target|executableTarget|testTarget|systemLibrary)\(\s*name: "([\w-]+)"/#
    for match in manifest.matches(of: head) {
      let name = String(match.output.2)
      let folder = match.output.1 == "testTarget" ? "Tests" : "Sources"
      targets[name] = target(name, folder, manifest[match.range.upperBound...])
    }
    return targets
  }

  private static func target(_ name: String, _ folder: String, _ rest: Substring) -> Target {
    var depth = 1
    let body = rest.prefix { character in
      if "([".contains(character) { depth += 1 }
      if ")]".contains(character) { depth -= 1 }
      return depth > 0
    }
    let list = body.firstRange(of: "dependencies:").map { body[$0.upperBound...] } ?? ""
    let end = list.firstRange(of: #/(path|exclude|swiftSettings|sources):/#)?.lowerBound
    let words = list[..<(end ?? list.endIndex)]
    var uses = Set(words.matches(of: #/"(\w+)"/#).map { String($0.output.1) })
    if words.contains("answers") { uses.insert("Exercises") }
    if words.contains("ofChapter") { uses.insert("Chapters") }
    let path = body.firstMatch(of: #/path: "([^"]+?)\/?"/#).map { String($0.output.1) }
    return Target(folder: path ?? "\(folder)/\(name)", uses: uses)
  }
}

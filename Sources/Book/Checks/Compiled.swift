import Foundation
import Runs

extension Check {
  static let compiled = Check(name: "compile", subject: "loose listings compile, or fail as said") {
    book, tools in
    guard let compiler = tools.compiler else { return [] }
    let examples = book.documents.flatMap(\.examples)
    let sound = examples.filter { $0.diagnostic == nil }
    let broken = examples.filter { $0.diagnostic != nil }
    let check = { typecheck($0, with: Program(compiler), tools.moduleFlags, tools.modules) }
    let errors = check(sound)
    let expected = check(broken)
    return errors.map { error in
      Finding(
        error.path, error.line, "This does not compile: \(error.message).", mend: "correct it")
    } + broken.compactMap { $0.problem(among: expected) }
  }

  /// Type-checks all listings at once, each in a function of its own; returns the errors.
  private static func typecheck(
    _ examples: [Example], with compiler: Program, _ flags: [String], _ modules: [String]
  ) -> [Diagnostic] {
    if examples.isEmpty { return [] }
    let imports = modules.map { "import \($0)\n" }.joined()
    let source = imports + examples.enumerated().map { $1.wrapped(number: $0) }.joined()
    let folder = FileManager.default.temporaryDirectory.appending(path: "book-\(UUID().uuidString)")
    let file = folder.appending(path: "Examples.swift")
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(source.utf8).write(to: file)
      let result = try compiler.run(
        ["-typecheck", "-swift-version", "6", "-module-name", "Examples"] + flags + [file.path])
      let errors = Diagnostic.errors(in: result.errors)
      if result.status == 0 || !errors.isEmpty { return errors }
      let first = result.errors.linesOfText.first { $0.contains("error:") } ?? "no message"
      return [
        Diagnostic(path: examples[0].path, line: examples[0].lines.lowerBound, message: first)
      ]
    } catch {
      return [Diagnostic(path: examples[0].path, line: 1, message: "\(error)")]
    }
  }
}

/// A listing that stands for itself: it compiles, or fails with a diagnostic.
private struct Example {
  let path: String
  /// Its lines in the text, counted from 1.
  let lines: Range<Int>
  let body: [String]
  /// What the compiler must say, or nil if it must say nothing.
  let diagnostic: String?

  /// The listing as a function; with an extension in it, as it stands. Imports stay outside.
  func wrapped(number: Int) -> String {
    let isImport = { (line: String) in line.hasPrefix("import ") }
    let place = "#sourceLocation(file: \"\(path)\", line: \(lines.lowerBound))\n"
    let code = body.map { isImport($0) ? "" : $0 }.joined(separator: "\n") + "\n"
    let imports = body.filter(isImport).map { $0 + "\n" }.joined()
    if body.contains(where: { $0.hasPrefix("extension ") }) {
      return imports + place + code + "#sourceLocation()\n"
    }
    let head = "@MainActor func example\(number)() throws {\n"
    return imports + head + place + code + "#sourceLocation()\n}\n"
  }

  func problem(among errors: [Diagnostic]) -> Finding? {
    let own = errors.filter { $0.path == path && lines.contains($0.line) }
    let wanted = diagnostic ?? ""
    if own.contains(where: { $0.message.contains(wanted) }) { return nil }
    let found = own.first.map { "it says: \($0.message)" } ?? "it compiles"
    return Finding(
      path, lines.lowerBound, "The compiler should say \"\(wanted)\" of this, but \(found).",
      mend: "quote what the compiler says, or correct the listing")
  }
}

/// An error of the compiler.
private struct Diagnostic {
  let path: String
  let line: Int
  let message: String

  static func errors(in output: String) -> [Diagnostic] {
    output.linesOfText.compactMap { line in
      line.wholeMatch(of: #/(\S.*?):(\d+):\d+: error: (.*)/#).map {
        Diagnostic(path: String($0.1), line: Int($0.2) ?? 0, message: String($0.3))
      }
    }
  }
}

extension Document {
  fileprivate var examples: [Example] {
    fences.compactMap { fence in
      let binding = FenceBinding(fence.marker, language: fence.language)
      guard binding == .compile || binding == .fails else { return nil }
      let first = fence.block.line + 1
      return Example(
        path: path, lines: first..<first + max(1, fence.body.count), body: fence.body,
        diagnostic: binding == .fails ? fence.marker?.quoted ?? "" : nil)
    }
  }
}

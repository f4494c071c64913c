import Foundation

/// A `swift run` command that a text tells the reader to type.
struct TypedCommand {
  let document: Document
  let line: Int
  let words: [String]

  /// The program and what follows it; nil if no program is named.
  var program: (name: String, arguments: [String])? {
    var rest = words.dropFirst(2)
    while let word = rest.first, word.hasPrefix("-") {
      rest = rest.dropFirst(word == "-c" || word == "--configuration" ? 2 : 1)
    }
    return rest.first.map { ($0, Array(rest.dropFirst())) }
  }
}

extension Book {
  /// Every `swift run …` in console listings and in code set in the prose.
  var typedCommands: [TypedCommand] {
    documents.flatMap { document in
      let listed = document.fences.filter { $0.language == "console" }.flatMap { fence in
        fence.body.enumerated().filter { $1.hasPrefix("$ ") }.map { index, text in
          (text.dropFirst(2), fence.block.line + 1 + index)
        }
      }
      let inline = document.spans.filter { $0.kind == .code }.map {
        (Substring($0.content), $0.line)
      }
      return (listed + inline).compactMap { text, line -> TypedCommand? in
        let words = text.prefix { $0 != "#" && $0 != "|" }.split { $0.isWhitespace }.map(
          String.init)
        guard words.starts(with: ["swift", "run"]) else { return nil }
        return TypedCommand(document: document, line: line, words: words)
      }
    }
  }
}

extension Book {
  /// The quick runs that the texts tell the reader to type: the program, then its arguments but for
  /// `--quick`. One without others is left to the goldens.
  public var quickCommands: [[String]] {
    let quick = typedCommands.compactMap(\.program).filter { $0.arguments.contains("--quick") }
    let all = Set(quick.map { [$0.name] + $0.arguments.filter { $0 != "--quick" } })
    return all.filter { $0.count > 1 }.sorted { $0.lexicographicallyPrecedes($1) }
  }
}

extension Check {
  static let console = Check(
    name: "console", subject: "commands name programs and flags that exist"
  ) { book, tools in
    let products = book.chapters.map(\.name) + ["course"]
    var help: [String: Set<String>] = [:]
    return book.typedCommands.compactMap { command in
      command.problem(products: products) { words in
        if help[words.joined(separator: " ")] == nil, let programs = tools.programs {
          help[words.joined(separator: " ")] = flags(of: words, in: programs)
        }
        return help[words.joined(separator: " ")]
      }
    }
  }

  /// The words that a program's `--help` knows; nil if it does not answer.
  private static func flags(of words: [String], in folder: URL) -> Set<String>? {
    let program = Program(folder.appending(path: words[0]))
    guard let result = try? program.run(words.dropFirst() + ["--help"]), result.status == 0 else {
      return nil
    }
    return Set(
      result.output.matches(of: #/(?:^|[^\w-])(--?[a-z][a-z-]*)/#).map { String($0.output.1) })
  }
}

extension TypedCommand {
  fileprivate func problem(
    products: [String], flags: (_ words: [String]) -> Set<String>?
  ) -> Finding? {
    func finding(_ message: String) -> Finding {
      Finding(document.path, line, message, mend: "correct the command")
    }
    guard let (name, arguments) = program else { return finding("This runs no program.") }
    guard products.contains(name) else {
      return finding("There is no program `\(name)`. \(suggestion(for: name, among: products))")
    }
    let subcommand = arguments.prefix(name == "course" ? 1 : 0).filter { !$0.hasPrefix("-") }
    let used = arguments.filter { $0.hasPrefix("--") }.map { String($0.prefix { $0 != "=" }) }
    if subcommand.isEmpty, used.isEmpty { return nil }
    let words = [name] + subcommand
    guard let known = flags(words) else {
      let unanswered = "`\(words.joined(separator: " "))` does not answer `--help`."
      return flagsAreKnown(flags) ? finding(unanswered) : nil
    }
    guard let unknown = used.first(where: { !known.contains($0) }) else { return nil }
    let near = suggestion(for: unknown, among: known.filter { $0.hasPrefix("--") })
    return finding("`\(words.joined(separator: " "))` has no flag `\(unknown)`. \(near)")
  }

  /// Whether programs can be asked at all: they cannot before they are built.
  private func flagsAreKnown(_ flags: (_ words: [String]) -> Set<String>?) -> Bool {
    flags(["course"]) != nil
  }
}

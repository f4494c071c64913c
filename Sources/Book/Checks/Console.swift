import Foundation
import Runs

/// A command that a text tells the reader to type: `swift run …`, `./check …` or `./learn …`.
struct TypedCommand {
  let document: Document
  let line: Int
  let words: [String]

  /// The program and what follows it, as the scripts call it too; nil if no program is named.
  var program: (name: String, arguments: [String])? {
    let typed = Array(words.dropFirst())
    switch words.first {
    case "./learn": return ("course", ["run"] + typed)
    case "./check":
      let isCommand = ["exercises", "hint", "solution", "next"].contains(typed.first)
      let isExercise = typed.first?.first?.isNumber == true
      return ("check", (isCommand ? [] : isExercise ? ["exercises"] : ["tests"]) + typed)
    default: break
    }
    var rest = words.dropFirst(2)
    while let word = rest.first, word.hasPrefix("-") {
      rest = rest.dropFirst(word == "-c" || word == "--configuration" ? 2 : 1)
    }
    return rest.first.map { ($0, Array(rest.dropFirst())) }
  }

  /// Whether it runs what was built without optimisation.
  var isDebug: Bool {
    words.first == "swift" && !words.joined(separator: " ").contains("-c release")
  }

  /// The exercises and chapters that it names by their numbers.
  var numbers: [String] { words.filter { $0.wholeMatch(of: #/\d+(\.\d+)?/#) != nil } }
}

extension Book {
  /// Every `swift run …`, `./check …` and `./learn …` in console listings and in code in the prose.
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
        let isTyped =
          words.starts(with: ["swift", "run"]) || ["./check", "./learn"].contains(words.first)
        guard isTyped else { return nil }
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
    let products = book.chapters.map(\.name) + ["course", "check"]
    var help: [String: Set<String>] = [:]
    return book.typedCommands.compactMap { command in
      if let problem = command.wrongNumber(in: book) { return problem }
      return command.problem(products: products) { words in
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
  private func finding(_ message: String) -> Finding {
    Finding(document.path, line, message, mend: "correct the command")
  }

  /// A number that `./check` or `./learn` would not know.
  fileprivate func wrongNumber(in book: Book) -> Finding? {
    guard words.first != "swift" else { return nil }
    let chapters = book.chapters.map { "\($0.number)" }
    let isExercise = { (number: String) in number.contains(".") }
    let known = Set(book.exercises.map(\.number) + chapters)
    guard let wrong = numbers.first(where: { !known.contains($0) }) else { return nil }
    let near = suggestion(for: wrong, among: known.filter { isExercise($0) == isExercise(wrong) })
    return finding("There is no \(isExercise(wrong) ? "exercise" : "chapter") `\(wrong)`. \(near)")
  }

  fileprivate func problem(
    products: [String], flags: (_ words: [String]) -> Set<String>?
  ) -> Finding? {
    guard let (name, arguments) = program else { return finding("This runs no program.") }
    guard products.contains(name) else {
      return finding("There is no program `\(name)`. \(suggestion(for: name, among: products))")
    }
    if isDebug {
      return finding("This builds without optimisation, and runs slowly: `swift run -c release`.")
    }
    let hasCommands = ["course", "check"].contains(name)
    let subcommand = arguments.prefix(hasCommands ? 1 : 0).filter { !$0.hasPrefix("-") }
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

extension Check {
  static let diagrams = Check(name: "diagrams", subject: "diagrams change no run") { book, _ in
    let foreign = ["Core", "Judge", "Notebook"].flatMap { module in
      book.repository.swiftFiles(below: "Sources/\(module)").flatMap { path in
        DeclarationScanner.declarations(in: book.repository.text(path) ?? "", path: path)
      }
    }
    let (inside, outside) = foreign.divided { $0.path.hasPrefix("Sources/Notebook/Diagrams/") }
    let drawing = Set(inside.filter { $0.isPublic && $0.owner.hasPrefix("Diagram") }.map(\.name))
    let functions = Set(outside.filter { $0.parameters != nil }.map(\.name))
    return book.chapters.flatMap { chapter in
      Diagrams(of: chapter, in: book, drawing: drawing, foreign: functions).findings
    }
  }
}

extension Array {
  fileprivate func divided(by isFirst: (Element) -> Bool) -> (first: [Element], second: [Element]) {
    (filter(isFirst), filter { !isFirst($0) })
  }
}

/// The diagrams of a chapter, and what is wrong with them.
private struct Diagrams {
  private let chapter: Chapter
  private let book: Book
  private let statements: DiagramStatements
  private let files: [(name: String, tokens: [SwiftToken])]
  private let rule: DrawingRule

  init(of chapter: Chapter, in book: Book, drawing: Set<String>, foreign: Set<String>) {
    (self.chapter, self.book) = (chapter, book)
    files = book.repository.names(in: chapter.folder).filter { $0.hasSuffix(".swift") }.map {
      ($0, SwiftTokenizer.tokens(of: book.repository.text("\(chapter.folder)/\($0)") ?? ""))
    }
    statements = DiagramStatements(in: files.first { $0.name == "main.swift" }?.tokens ?? [])
    rule = DrawingRule(for: ChapterCode(files), drawing: drawing, foreign: foreign)
  }

  var findings: [Finding] {
    let own = statements.arguments.enumerated().flatMap { findings(of: $1, line: line(of: $0)) }
    return own.isEmpty ? otherPictures + functionsUsedElsewhere : own
  }

  /// The line of a statement, counted from 1.
  private func line(of statement: Int) -> Int {
    let lines = chapter.program.linesOfText.enumerated()
      .filter { $0.element.hasPrefix("notebook.diagram(") }
    return statement < lines.count ? lines[statement].offset + 1 : 1
  }

  private func findings(of arguments: ArraySlice<SwiftToken>, line: Int) -> [Finding] {
    let program = "\(chapter.folder)/main.swift"
    let end = arguments.suffix(3)
    guard end.count == 3, end.prefix(2).map(\.text) == ["as", ":"], end.last?.kind == .string else {
      return [
        Finding(
          program, line, "The diagram's name is not written out.", mend: "end it `as: \"name\"`")
      ]
    }
    let name = end.last?.text.filter { $0 != "\"" } ?? ""
    if let objection = rule.objection(to: arguments.dropLast(3)) {
      return [
        Finding(
          program, line, "The diagram `\(name)` may change a run: it \(objection).",
          mend: "let it draw what is there: CONTRIBUTING.md says what a diagram may do")
      ]
    }
    if drawsOtherwise(name) {
      return [
        Finding(
          program, line, "The diagram `\(name)` has the name of another picture.",
          mend: "give it a name of its own")
      ]
    }
    return figures(named: name)
  }

  /// Whether something that is no diagram is drawn under a name.
  private func drawsOtherwise(_ name: String) -> Bool {
    let rest = statements.rest
    return rest.indices.dropFirst(2).contains { place in
      rest[place].text == "\"\(name)\"" && rest[place - 1].text == ":"
        && rest[place - 2].text == "as"
    }
  }

  /// The pictures of a diagram that are said to be results of a run.
  private func figures(named name: String) -> [Finding] {
    let path = "\(chapter.folder)/figures/\(name).svg"
    return book.figures.filter { $0.path == path && $0.marker?.verb != "diagram" }.map {
      Finding(
        $0.document.path, $0.line,
        "`\(name).svg` is a diagram, and only the quick run vouches for it.",
        mend: "write `<!-- diagram -->` above it, then \(acceptCommand)")
    }
  }

  /// What is said to be a diagram, and is drawn by something that may depend on more.
  private var otherPictures: [Finding] {
    let names = statements.arguments.compactMap { $0.last?.text.filter { $0 != "\"" } }
    let own = Set(names.map { "\(chapter.folder)/figures/\($0).svg" })
    return book.figures.filter {
      $0.marker?.verb == "diagram" && $0.path.hasPrefix("\(chapter.folder)/")
        && !own.contains($0.path)
    }.map {
      Finding(
        $0.document.path, $0.line, "No statement of main.swift draws the diagram `\($0.path)`.",
        mend: "write `<!-- figure: quick -->` above it, or the run that it is of")
    }
  }

  /// What of Diagrams.swift is no function of its own, or is used by more than diagrams.
  private var functionsUsedElsewhere: [Finding] {
    guard let own = files.first(where: { $0.name == DiagramStatements.file })?.tokens else {
      return []
    }
    func finding(_ message: String, _ mend: String) -> Finding {
      Finding("\(chapter.folder)/\(DiagramStatements.file)", 1, message, mend: mend)
    }
    var depth = 0
    var names: [String] = []
    for (place, token) in own.enumerated() {
      if depth == 0, token.startsLine, !["import", "func", ")", "}", "{"].contains(token.text) {
        return [finding("It declares `\(token.text)`.", "let it hold functions and nothing else")]
      }
      if depth == 0, token.text == "func", place + 1 < own.count {
        names.append(own[place + 1].text)
      }
      depth += token.step
    }
    let others = files.filter { ![DiagramStatements.file, "main.swift"].contains($0.name) }
    let used = Set((others.flatMap(\.tokens) + statements.rest).map(\.text))
    return names.filter(used.contains).map {
      finding("More than diagrams use `\($0)`.", "move it into main.swift, or rename it")
    }
  }
}

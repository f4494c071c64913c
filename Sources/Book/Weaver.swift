import Runs

/// A place where the text is not what the sources, goldens and receipts make of it.
struct Patch {
  /// The lines to replace, counted from 0; empty where lines are to be inserted.
  let lines: Range<Int>
  let replacement: [String]
  let findings: [Finding]
}

/// Compares a document with what it is bound to: the one engine behind weaving and verifying.
struct Weaver {
  private let book: Book
  private let document: Document
  /// Where the text must change.
  private(set) var patches: [Patch] = []
  /// Bindings that cannot be followed.
  private(set) var findings: [Finding] = []
  /// Where the last generated part ends: what stands inside it is not woven for itself.
  private var endOfGenerated = 0

  init(_ book: Book, _ document: Document) {
    self.book = book
    self.document = document
    for (index, block) in document.blocks.enumerated()
    where block.lines.lowerBound >= endOfGenerated {
      if let marker = block.marker {
        weave(marker, block, next: document.blocks.dropFirst(index + 1).first)
      } else if block.kind == .prose {
        weaveValues(block)
      }
    }
  }

  /// The document as it should be.
  var woven: String {
    var lines = document.lines
    for patch in patches.reversed() {
      lines.replaceSubrange(patch.lines, with: patch.replacement)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private mutating func weave(_ marker: Marker, _ block: Document.Block, next: Document.Block?) {
    do {
      switch marker.verb {
      case "code":
        let region = try book.region(marker.argument, in: document)
        try weaveFence(marker, block, next, "swift", region.region.code)
      case "output": try weaveFence(marker, block, next, "text", output(marker.argument))
      case "diff": try weaveFence(marker, block, next, "diff", difference(marker.argument))
      case "generated": try weaveGenerated(marker, block)
      default: break
      }
    } catch {
      let mend = "correct the name in the comment"
      report(marker.verb, marker.line, "\(error)", mend)
    }
  }

  private mutating func weaveFence(
    _ marker: Marker, _ block: Document.Block, _ next: Document.Block?, _ language: String,
    _ body: [String]
  ) throws {
    let ticks = body.flatMap { $0.matches(of: #/`{3,}/#).map(\.output.count) }.max() ?? 2
    let mark = String(repeating: "`", count: ticks + 1)
    let replacement = [mark + language] + body + [mark]
    var lines = block.lines.upperBound..<block.lines.upperBound
    if let next, case .fence = next.kind, next.lines.lowerBound == lines.lowerBound {
      lines = next.lines
    }
    if Array(document.lines[lines]) == replacement { return }
    let old = Array(document.lines[lines])
    let place = zip(old, replacement).prefix { $0 == $1 }.count
    let found = place < old.count ? "`\(old[place])`" : "nothing"
    let wanted = place < replacement.count ? "`\(replacement[place])`" : "nothing"
    let message = "`\(marker.argument)` has \(wanted) here, the text \(found)."
    let finding = finding(marker.verb, lines.lowerBound + place + 1, message, weaveCommand)
    patches.append(Patch(lines: lines, replacement: replacement, findings: [finding]))
  }

  /// The lines that `golden.txt#1.3 "from" to "to"` shows.
  private func output(_ argument: String) throws -> [String] {
    let head = argument.prefix { $0 != " " }
    let parts = head.split(separator: "#")
    guard parts.count == 2 else {
      throw CourseError("`\(head)` names no cell: write `golden.txt#1.3`.")
    }
    let path = BookRepository.resolve(String(parts[0]), from: document.folder)
    guard let text = book.repository.text(path) else {
      throw CourseError("There is no file `\(path)`.")
    }
    let golden = Golden(text)
    let number = String(parts[1])
    guard let cell = golden.cell(number) else {
      let near = suggestion(for: number, among: golden.cells.map(\.number))
      throw CourseError("There is no cell \(number) in \(path). \(near)")
    }
    return try Selection(String(argument.dropFirst(head.count))).apply(to: cell)
  }

  private func difference(_ argument: String) throws -> [String] {
    let names = argument.split(separator: " ")
    guard names.count == 2 else {
      throw CourseError(
        "`\(argument)` names no two regions: write `../04-x/main.swift#a main.swift#a`.")
    }
    let regions = try names.map { try book.region(String($0), in: document).region.code }
    return LineDiff(from: regions[0], to: regions[1]).body
  }

  private mutating func weaveGenerated(_ marker: Marker, _ block: Document.Block) throws {
    guard let generated = Generated(rawValue: marker.argument) else {
      throw CourseError(
        "Nothing makes `\(marker.argument)`. "
          + suggestion(for: marker.argument, among: Generated.allCases.map(\.rawValue)))
    }
    let end = document.blocks.first {
      $0.marker?.verb == "/generated" && $0.lines.lowerBound >= block.lines.upperBound
    }
    guard let end else { throw CourseError("Close it with `<!-- /generated -->`.") }
    let lines = block.lines.upperBound..<end.lines.lowerBound
    endOfGenerated = lines.upperBound
    let replacement = [""] + generated.lines(of: book, in: document) + [""]
    if Array(document.lines[lines]) == replacement { return }
    let finding = finding(
      "generated", marker.line, "The \(marker.argument) are not what the chapters make of them.",
      weaveCommand)
    patches.append(Patch(lines: lines, replacement: replacement, findings: [finding]))
  }

  private mutating func weaveValues(_ block: Document.Block) {
    var spans = block.spans
    var wrong: [Finding] = []
    for (index, span) in spans.enumerated() {
      guard let marker = span.marker, marker.verb == "=" else { continue }
      do {
        let reference = try ValueReference(marker.argument)
        let wanted = try reference.text(of: book.value(reference, in: document))
        let before = index > 0 && spans[index - 1].kind == .text ? spans[index - 1].raw : ""
        let range = trailingNumber(in: before) ?? before.endIndex..<before.endIndex
        let shown = before[range]
        if shown.replacing("−", with: "-") == wanted { continue }
        let message =
          "`\(marker.argument)` is \(wanted), the text says \(shown.isEmpty ? "nothing" : shown)."
        wrong.append(finding("value", span.line, message, weaveCommand))
        let text = before[..<range.lowerBound] + wanted + before[range.upperBound...]
        if before.isEmpty {
          spans[index] = span.replacingRaw(with: wanted + span.raw)
        } else {
          spans[index - 1] = spans[index - 1].replacingRaw(with: String(text))
        }
      } catch {
        report("value", span.line, "\(error)", "correct the comment, or \(acceptCommand)")
      }
    }
    if wrong.isEmpty { return }
    let text = spans.map(\.raw).joined()
    patches.append(Patch(lines: block.lines, replacement: text.linesOfText, findings: wrong))
  }

  private func finding(_ verb: String, _ line: Int, _ message: String, _ mend: String) -> Finding {
    var finding = Finding(document.path, line, message, mend: mend)
    finding.check = verb
    return finding
  }

  private mutating func report(_ verb: String, _ line: Int, _ message: String, _ mend: String) {
    findings.append(finding(verb, line, message, mend))
  }
}

/// Cuts a block of prose into sentences, each with the comments that stand behind its full stop; the
/// alternative text of a picture is a sentence of its own.
struct SentenceScanner {
  /// What is known so far of the sentence that is being read.
  private struct Draft {
    var words = ""
    var shown = ""
    var line = 0
    var values: [ValueReference] = []
    var citesSource = false

    var isBlank: Bool { shown.allSatisfy { $0.isWhitespace || "*_>|".contains($0) } }
  }

  private let block: Document.Block
  private let document: Document
  private let areResults: Bool
  private let isCaption: Bool
  private let isTable: Bool
  private let isQuestion: Bool
  private var draft = Draft()
  /// The picture that nothing but comments has followed yet, as a place in `claims`.
  private var picture: Int?
  private(set) var claims: [Claim] = []
  /// Comments that stand behind no sentence's end.
  private(set) var stray: [Marker] = []

  init(_ block: Document.Block, of document: Document, areResults: Bool) {
    self.block = block
    self.document = document
    self.areResults = areResults
    let first = document.lines[block.lines.lowerBound].trimmed
    isCaption = first.hasPrefix("**Figure ")
    isTable = first.hasPrefix("|")
    isQuestion = first.hasPrefix("**Predict")
  }

  mutating func scan() {
    let spans = block.spans
    for (index, span) in spans.enumerated() {
      switch span.kind {
      case .text:
        let rest = spans.dropFirst(index + 1)
        let isLast = rest.allSatisfy { $0.kind == .comment || $0.raw.trimmed.isEmpty }
        let isBound = ["holds", "no-claim"].contains(rest.first?.marker?.verb)
        read(span, endsSentence: isLast || isBound || rest.first?.kind == .comment)
      case .code, .math: add(" … ", shown: span.raw, line: span.line)
      case .link:
        add(span.content, shown: span.content, line: span.line)
        if span.citesSource { draft.citesSource = true }
      case .image: take(span)
      case .comment: read(span, in: spans[index...])
      }
    }
    close()
  }

  private mutating func add(_ words: String, shown: String, line: Int) {
    if draft.isBlank { draft.line = line }
    picture = nil
    draft.words += words
    draft.shown += shown
  }

  /// Takes a piece of plain text, sentence by sentence.
  private mutating func read(_ span: Span, endsSentence: Bool) {
    var line = span.line
    for (text, ends) in span.raw.sentences {
      let lead = text.prefix { $0.isWhitespace }.count { $0 == "\n" }
      add(String(text), shown: String(text), line: line + lead)
      line += text.count { $0 == "\n" }
      if ends || (endsSentence && text.endsSentence) { close() }
    }
  }

  /// A comment behind a sentence or a picture binds it; any other is about the words before it.
  private mutating func read(_ span: Span, in rest: ArraySlice<Span>) {
    guard let marker = span.marker else { return }
    switch marker.verb {
    case "=": if let value = try? ValueReference(marker.argument) { draft.values.append(value) }
    case "source": draft.citesSource = true
    case "holds", "no-claim":
      if let picture {
        claims[picture] = claims[picture].bound(by: marker)
        return
      }
      let isLast = rest.dropFirst().allSatisfy {
        $0.raw.trimmed.isEmpty || $0.kind == .comment
      }
      if isLast { close() }
      guard draft.isBlank, let last = claims.last else {
        stray.append(marker)
        return
      }
      claims[claims.count - 1] = last.bound(by: marker)
    default: break
    }
  }

  private mutating func take(_ image: Span) {
    picture = claims.count
    claims.append(
      Claim(
        document: document, line: image.line, shown: image.content, markers: [], values: [],
        comparison: ComparingWords.first(in: image.content, tellsOfResults: true)))
  }

  private mutating func close() {
    defer { draft = Draft() }
    if draft.isBlank { return }
    let shown = draft.shown.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let isHeading = shown.hasPrefix("**") && shown.hasSuffix("**")
    let states = !shown.isQuestion && !draft.citesSource && !isTable && !isQuestion && !isHeading
    let isTold = states && (areResults || isCaption)
    let tells = isCaption || !draft.values.isEmpty
    claims.append(
      Claim(
        document: document, line: draft.line, shown: shown, markers: [], values: draft.values,
        comparison: isTold ? ComparingWords.first(in: draft.words, tellsOfResults: tells) : nil))
  }
}

extension Claim {
  /// The same sentence with one more comment behind it.
  fileprivate func bound(by marker: Marker) -> Claim {
    Claim(
      document: document, line: line, shown: shown, markers: markers + [marker], values: values,
      comparison: comparison)
  }
}

extension StringProtocol {
  /// Whether a full stop, and what may close behind it, ends the text.
  fileprivate var endsSentence: Bool {
    let closing = reversed().drop { "\"”*_)>".contains($0) || $0.isWhitespace }
    return closing.first.map { ".!?".contains($0) } ?? false
  }

  fileprivate var isQuestion: Bool {
    reversed().drop { "\"”*_)".contains($0) || $0.isWhitespace }.first == "?"
  }

  /// The sentences of a piece of text, and whether each is complete. An item of a list begins one.
  fileprivate var sentences: [(SubSequence, ends: Bool)] {
    var (pieces, start, place) = ([(SubSequence, Bool)](), startIndex, startIndex)
    while place < endIndex {
      let character = self[place]
      place = index(after: place)
      guard place < endIndex, self[place].isWhitespace else { continue }
      let isItem = self[place] == "\n" && beginsItem(at: index(after: place))
      let mayEnd = ".!?\"”*_)".contains(character)
      guard isItem || (mayEnd && self[start..<place].endsSentence) else { continue }
      pieces.append((self[start..<place], true))
      start = place
    }
    if start < endIndex { pieces.append((self[start...], false)) }
    return pieces
  }

  private func beginsItem(at place: Index) -> Bool {
    let line = self[place...].drop { $0 == " " }
    if line.hasPrefix("- ") || line.hasPrefix("|") { return true }
    let number = line.prefix { $0.isNumber }
    return !number.isEmpty && line.dropFirst(number.count).hasPrefix(". ")
  }
}

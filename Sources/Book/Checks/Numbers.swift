extension Check {
  static let numbers = Check(name: "numbers", subject: "every number among results has a source") {
    book, _ in
    book.documents.flatMap { document in
      document.resultNumbers.filter { !$0.isSourced }.map { number in
        Finding(
          document.path, number.line,
          "`\(number.text)` is a number among results, and nothing says where it comes from.",
          mend: "write `<!-- = name -->` behind it, cite its source, or set it as code or formula")
      }
    }
  }
}

/// A number in a section of results: a decimal, a percentage, or a number of 10 or more.
struct ResultNumber {
  let text: String
  let line: Int
  /// Whether a value or a cited source stands behind it.
  let isSourced: Bool
}

extension Document {
  /// The numbers of the sections that show results: an output, a picture of a run, a value, or the
  /// mark `<!-- results -->`. A section reaches from one heading to the next.
  var resultNumbers: [ResultNumber] {
    let sections = blocks.split { block in
      if case .heading = block.kind { true } else { false }
    }
    return sections.filter { $0.contains(where: showsResults) }.flatMap { section in
      section.indices.flatMap { index -> [ResultNumber] in
        let above = index > section.startIndex ? section[index - 1].marker?.verb : nil
        return numbers(in: section[index], isSourced: above == "source")
      }
    }
  }

  private func showsResults(_ block: Block) -> Bool {
    if let marker = block.marker { return ["output", "figure", "results"].contains(marker.verb) }
    return block.spans.contains { ["=", "figure"].contains($0.marker?.verb) }
  }

  /// Sources count for the sentence or table row that they stand in.
  private func numbers(in block: Block, isSourced: Bool) -> [ResultNumber] {
    var numbers: [ResultNumber] = []
    var sentence: [(text: String, line: Int, isValue: Bool)] = []
    var hasSource = isSourced
    func close() {
      for (text, line, isValue) in sentence {
        numbers.append(ResultNumber(text: text, line: line, isSourced: isValue || hasSource))
      }
      sentence = []
      hasSource = isSourced
    }
    let spans = block.spans
    for (index, span) in spans.enumerated() {
      if span.citesSource { hasSource = true }
      guard span.kind == .text else { continue }
      let next = index + 1 < spans.count ? spans[index + 1].marker?.verb : nil
      let value = next == "=" ? trailingNumber(in: span.raw) : nil
      if let value { sentence.append((String(span.raw[value]), span.line, true)) }
      let text = span.raw[..<(value?.lowerBound ?? span.raw.endIndex)]
      var line = span.line
      for (piece, ends) in text.sentences {
        for (number, offset) in piece.plainNumbers {
          sentence.append((number, line + offset, false))
        }
        line += piece.count { $0 == "\n" }
        if ends { close() }
      }
    }
    close()
    return numbers
  }
}

extension Span {
  /// A link whose text ends in a year, or a `source` comment.
  var citesSource: Bool {
    if marker?.verb == "source" { return true }
    guard case .link = kind else { return false }
    return content.contains(#/(18|19|20)\d\d[a-z]?\)?$/#)
  }
}

// Expressions are read once. A regular expression is no Sendable type, though these never change.

nonisolated(unsafe) private let sentenceEnds = #/[.!?:;]["*)]*\s|\|\s*\n/#
nonisolated(unsafe) private let references =
  #/\b(Figure|Listing|Chapter|Section|Exercise|Part)s?\s+[\d.]*\d/#.ignoresCase()
nonisolated(unsafe) private let numbers =
  #/(?:^|[^\w.,])([-−+]?(\d+(?:,\d{3})*(?:\.\d+)?)(?: ?%)?)(?![\w])/#

extension Substring {
  /// The sentences and table rows, and whether each is complete.
  fileprivate var sentences: [(Substring, ends: Bool)] {
    var pieces: [(Substring, Bool)] = []
    var start = startIndex
    for match in matches(of: sentenceEnds) {
      pieces.append((self[start..<match.range.upperBound], true))
      start = match.range.upperBound
    }
    return pieces + [(self[start...], false)]
  }

  /// The numbers that need a source, each with the lines above it in this piece. Those behind
  /// "Figure", "section" and the like are names, as are those that touch a letter.
  fileprivate var plainNumbers: [(String, Int)] {
    guard utf8.contains(where: { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return []
    }
    var text = String(self)
    for match in text.matches(of: references).reversed() {
      text.replaceSubrange(match.range, with: match.output.0.filter { $0 == "\n" })
    }
    return text.matches(of: numbers).compactMap { match in
      let digits = match.output.2
      let number = Double(digits.replacing(",", with: "")) ?? 0
      guard number >= 10 || digits.contains(".") || match.output.1.hasSuffix("%") else {
        return nil
      }
      return (String(match.output.1), text[..<match.range.lowerBound].count { $0 == "\n" })
    }
  }
}

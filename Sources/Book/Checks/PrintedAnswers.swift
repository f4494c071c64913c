extension Check {
  static let answers = Check(
    name: "answers", subject: "no answer stands in print before its exercise"
  ) { book, _ in
    let listings = book.listingShapes
    return book.exercises.compactMap { exercise in
      guard let solution = book.solution(of: exercise.number, chapter: exercise.chapter)
      else { return nil }
      let text = "Chapters/\(exercise.chapter)/chapter.md"
      let last = book.documents.firstIndex { $0.path == text } ?? 0
      let answer = CodeShape.bodies(of: solution)
      let telling = listings.first { listing in
        (listing.document, listing.line) < (last, exercise.line) && listing.shape.tells(answer)
      }
      guard let telling else { return nil }
      let place = "\(book.documents[telling.document].path):\(telling.line)"
      return Finding(
        text, exercise.line,
        "The answer to exercise \(exercise.number) stands in print before it, in the listing of \(place).",
        mend: "move the exercise above the listing, which is folded, or ask for something else")
    }
  }
}

extension Book {
  /// What all Swift listings look like without their names, in reading order.
  fileprivate var listingShapes: [(document: Int, line: Int, shape: CodeShape)] {
    documents.enumerated().flatMap { index, document in
      document.fences.filter { ["swift", "diff"].contains($0.language) }.map { fence in
        let lines =
          fence.language == "diff" ? fence.body.map { String($0.dropFirst()) } : fence.body
        return (
          index, fence.block.line,
          CodeShape(SwiftTokenizer.tokens(of: lines.joined(separator: "\n")))
        )
      }
    }
  }
}

extension CodeShape {
  /// A run of fewer tokens tells nothing, unless it is all of the answer.
  private static let tellingRun = 8
  /// A run that is no larger part of the answer is a turn of phrase.
  private static let tellingShare = 1.0 / 3

  /// Whether somebody who has read this code can copy an answer, or much of it, with other names.
  ///
  /// Much of it is a run of eight tokens, and more than a third, in which something is computed:
  /// what only begins a loop or makes an array is grammar. All of it counts whatever it is.
  fileprivate func tells(_ answer: [CodeShape]) -> Bool {
    let size = answer.map(\.kinds.count).reduce(0, +)
    return answer.contains { body in
      let run = body.longestRun(sharedWith: self)
      if run.count == size { return size > 0 }
      return run.count >= Self.tellingRun && Double(run.count) > Self.tellingShare * Double(size)
        && body.kinds[run].contains { ["+", "-", "*", "/", "<", ">"].contains($0) }
    }
  }

  /// The bodies of the functions in a type, without their signatures.
  fileprivate static func bodies(of code: String) -> [CodeShape] {
    let tokens = SwiftTokenizer.tokens(of: code)
    var bodies: [CodeShape] = []
    var place = 0
    while let start = tokens[place...].firstIndex(where: { $0.text == "func" }) {
      let open = end(in: tokens, from: start) { depth, token in depth == 0 && token == "{" }
      let close = end(in: tokens, from: open) { depth, token in depth == 1 && token == "}" }
      if open + 1 < close { bodies.append(CodeShape(tokens[(open + 1)..<close])) }
      place = min(close + 1, tokens.count)
    }
    return bodies
  }

  /// The next token before which so many brackets are open and which is the one looked for.
  private static func end(
    in tokens: [SwiftToken], from start: Int, where isEnd: (Int, String) -> Bool
  ) -> Int {
    var depth = 0
    for place in start..<tokens.count {
      let token = tokens[place].text
      if isEnd(depth, token) { return place }
      depth += ["(", "[", "{"].contains(token) ? 1 : [")", "]", "}"].contains(token) ? -1 : 0
    }
    return tokens.count
  }
}

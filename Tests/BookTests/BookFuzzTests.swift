import Testing

@testable import Book

/// Damaged texts, thousands of them: each is read, checked and woven, and none stops the program.
@Suite struct BookFuzzTests {
  /// The generator of Steele, Lea and Flood 2014 (SplitMix64), so that every run is the same.
  struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = (state ^ state &>> 30) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ z &>> 27) &* 0x94D0_49BB_1331_11EB
      return z ^ z &>> 31
    }
  }

  /// What readers of Markdown, markers and numbers take seriously.
  static let words = [
    "```", "````swift", "<!--", "-->", "$$", "$", "`", "# ", "## 1.1 ", "[", "](", ")", "![", "|",
    "<!-- code: Sources/Core/Line.swift#line -->", "<!-- value: steps -->",
    "<!-- holds: error < 1 -->", "\\", "\"", "~ * ",
    "= ", "rtol 1e999", "{", "}", "// snippet.", "// snippet.end", "\r\n", "\n\n", "\0", "\u{0301}",
    "9999999999999999999999", "-", "é", "#", "/../", "…",
  ]

  /// Damages a text in one to four places: bits, bytes, cuts, repeats and such words.
  func damaged(_ text: String, _ random: inout SplitMix) -> String {
    var bytes = Array(text.utf8)
    for _ in 0...Int.random(in: 0..<4, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      let end = min(bytes.count, place + Int.random(in: 0..<60, using: &random))
      switch Int.random(in: 0..<6, using: &random) {
      case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 3: bytes.removeSubrange(place...)
      case 4: bytes.insert(contentsOf: bytes[place..<end].reversed(), at: place)
      default:
        let word = Self.words.randomElement(using: &random) ?? ""
        bytes.insert(contentsOf: word.utf8, at: place)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  let paths =
    ["Chapters/01-lines/", "Chapters/02-curves/"].flatMap { folder in
      ["chapter.md", "golden.txt", "main.swift", "figures/receipts.json"].map { folder + $0 }
    } + ["book.md", "README.md", "Sources/Core/Line.swift"]

  @Test func damagedTextsAreRead() throws {
    let small = try SmallBook()
    let texts = try paths.map(small.text)
    var random = SplitMix(state: 1)
    var blocks = 0
    for index in 0..<6000 {
      let text = damaged(texts[index % texts.count], &random)
      let document = Document(path: "a.md", text: text)
      blocks += document.blocks.count
      for (block, next) in zip(document.blocks, document.blocks.dropFirst()) {
        if block.lines.upperBound > next.lines.lowerBound { Issue.record("overlapping blocks") }
      }
      if let last = document.blocks.last, last.lines.upperBound > document.lines.count {
        Issue.record("a block past the end")
      }
      _ = (document.anchors, document.fences, document.headings)
      _ = Golden(text).cells
      _ = Regions(path: "a.swift", text: text).findings
      _ = withoutComments(text)
      _ = DeclarationScanner.declarations(in: text, path: "a.swift").map {
        NameUse.all(in: $0.code)
      }
    }
    #expect(blocks > 10_000)
  }

  @Test func damagedBooksAreCheckedAndWoven() throws {
    let small = try SmallBook()
    let texts = try paths.map(small.text)
    var random = SplitMix(state: 2)
    var found = 0
    for index in 0..<150 {
      let repository = small.repository
      for _ in 0...(index % 3) {
        let place = Int.random(in: 0..<paths.count, using: &random)
        repository.remember(damaged(texts[place], &random), of: paths[place])
      }
      let book = Book(repository)
      let findings = Check.all.flatMap { $0.findings(in: book, with: Toolbox()) }
      if findings.contains(where: { $0.message.contains("\n") }) { Issue.record("\(findings)") }
      found += findings.isEmpty ? 0 : 1
      _ = book.weave()
    }
    #expect(found > 75)
  }
}

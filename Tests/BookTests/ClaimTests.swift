import Foundation
import Runs
import Testing

@testable import Book

/// Sentences that compare, the words that tell them, and the expressions that bear them out.
@Suite struct ClaimTests {
  private let chapter = "Chapters/01-lines/chapter.md"

  private func claims(_ text: String) -> [Claim] {
    Document(path: "a.md", text: "# A\n\n<!-- results -->\n\n" + text).claims.all
  }

  @Test(arguments: [
    "It is better.", "The loss falls.", "It is worse, and slower.", "They are *higher* there.",
    "It is twice the other.", "There is no difference.", "They cannot be told apart.",
    "All rows are grey.", "The curve never rises.", "It is as good as the table says.",
    "Most seeds end there.", "None of the curves moves.", "The bars are nearly flat.",
    "The curve is highest there.",
  ])
  func theseCompare(_ text: String) { #expect(claims(text).map(\.compares) == [true]) }

  @Test(arguments: [
    "Is it better?", "That is all.", "It is not there at all.", "Do it once more.",
    "Never touch it.", "It can be read as well as written.", "The net `rises more` here.",
    "It is better ([Gauss 1809](https://example.org)).", "**Better without.**",
    "| better | worse |",
    "Do not take it for more than it is.", "**Predict, then look.** Better? (a) More. (b) Less.",
  ])
  func theseDoNot(_ text: String) { #expect(claims(text).allSatisfy { !$0.compares }) }

  @Test func quantifiersCountInCaptionsAndBesideValues() {
    let texts = [
      "All are grey.", "All are 3.4<!-- = a -->.", "**Figure 1.1.** All are grey.",
      "![All are grey](a.svg)",
    ]
    #expect(texts.map { claims($0).contains(where: \.compares) } == [false, true, true, true])
  }

  @Test func onlySectionsOfResultsCount() {
    let text = "# A\n\nIt falls.\n\n## B\n\nIt rises.\n\n2.5<!-- = a -->\n\nIt drops.\n"
    let all = Document(path: "a.md", text: text).claims.all
    #expect(all.filter(\.compares).map(\.shown) == ["It drops."])
  }

  @Test func commentsBindTheSentenceBefore() throws {
    let text = """
      One is more. Two is less.<!-- holds: a < 1 --> Three
      is (more.)<!-- holds: b < 1 and
        c < 2 --><!-- no-claim "x" --> Four:<!-- holds: d < 1 -->

      - An item.<!-- holds: e < 1 -->
      - Another

      | a ![It rises](a.svg)<!-- figure: default --><!-- holds: f < 1 --> | b |
      """
    let (all, stray) = Document(path: "a.md", text: text).claims
    let bound = all.map { ($0.shown, $0.line, $0.markers.map(\.argument)) }
    #expect(stray.isEmpty)
    #expect(
      bound.map(\.0) == [
        "One is more.", "Two is less.", "Three is (more.)", "Four:", "- An item.", "- Another",
        "It rises", "| a | b |",
      ])
    #expect(bound.map(\.1) == [1, 1, 1, 3, 5, 6, 8, 8])
    #expect(
      bound.map(\.2) == [
        [], ["a < 1"], ["b < 1 and\n  c < 2", "\"x\""], ["d < 1"], ["e < 1"], [], ["f < 1"], [],
      ])
  }

  @Test(arguments: [
    ("error < share", true), ("error < share < points / 100", false), ("error > share", false),
    ("quick/points = 200 and not error > share", true), ("error > share or share > error", true),
    ("2 * error - 0.1 ≈ 0.08248 within 1e-6", true), ("steps ≈ 41 within 3 %", true),
    ("steps ≈ 42 within 2 %", false), ("abs(error - share) <= 0.9", true),
    ("least(error, share, 3) = error and most(error, share) = share", true),
    ("-(error + 1) < -1.09", true), ("(error < 1)", true), ("error ≠ share >= 0.5", true),
    ("01-lines:steps * 1,000 = 40,000", true), ("seconds = 90", true),
    ("golden.txt#1.2 \"step 2\" 1 = 0.4512", true),
  ])
  func expressionsAreTrueOrFalse(_ text: String, _ wanted: Bool) throws {
    let book = try SmallBook().book
    let document = try #require(book.documents.first { $0.path == chapter })
    let text = text.replacing("points / 100", with: "quick/points / 1000")
    let reader = ClaimReader(book, document)
    let (holds, because) = try reader.evaluate(ExpressionParser.parse(text))
    #expect(holds == wanted, "\(because)")
  }

  @Test(arguments: [
    ("", "missing at the end"), ("error <", "missing at the end"), ("error < 1 2", "before `2`"),
    ("(error < 1", "`)` is missing"), ("error ) < 1", "before `)`"), ("error < and", "`and`"),
    ("error ≈ 1", "needs a tolerance"), ("error < 1 within 2", "needs a tolerance"),
    ("error < \"a", "never closed"), ("a.svg last", "compares nothing"),
    ("max(error) < 1", "`most`"),
    ("a.svg < 1", "say what to read"), ("a.svg at 2 < 1", "no share"),
    ("a.svg mean from 0.5 < 1", "needs a `to`"), ("a.svg mean from 1 to 0 < 1", "no shares"),
    ("golden.txt#1.2 < 1", "needs the words"), ("golden.txt#1.2 \"a\" 0 < 1", "counts no number"),
    ("error mean < 1", "is of one run"), ("abs(error, 1) < 1", "one number"),
    (String(repeating: "(", count: 9999), "too many"), ("not " + "- " + "error < 1", ""),
  ])
  func whatIsWrongWithAnExpressionIsSaid(_ text: String, _ words: String) throws {
    if words.isEmpty {
      _ = try ExpressionParser.parse(text)
      return
    }
    let error = #expect(throws: CourseError.self) { try ExpressionParser.parse(text) }
    #expect(error?.description.contains(words) == true, "\(String(describing: error))")
  }

  @Test func severalRunsAreMeansWithIntervals() throws {
    #expect(abs(Sample([2, 3, 7]).interval - 4.303 * (7 / 3.0).squareRoot()) < 1e-9)
    #expect(abs(Sample.studentT(30) - 2.042) < 1e-3)
    #expect(abs(Sample.studentT(200) - 1.972) < 1e-3)
    let small = try SmallBook()
    let receipts = "Chapters/01-lines/figures/receipts.json"
    let quick = try #require(try small.text(receipts).firstMatch(of: #/"points" : \{[^}]*\}/#))
    let value = { (name: String, number: Double) in
      "\"\(name)\" : { \"text\" : \"\", \"value\" : \(number) }"
    }
    let added = [("a", 1.0), ("b", 5), ("c", 1.05)].map(value).joined(separator: ", ")
    try small.replace(String(quick.output), by: quick.output + ", " + added, in: receipts)
    let more = [("a", 1.1), ("b", 5.1), ("c", 1.2)].map(value).joined(separator: ", ")
    try small.replace("\"error\" : {", by: more + ", \"error\" : {", in: receipts)
    let book = small.book
    let document = try #require(book.documents.first { $0.path == chapter })
    func holds(_ text: String) throws -> Bool {
      try ClaimReader(book, document).evaluate(ExpressionParser.parse(text)).holds
    }
    #expect(try holds("default,quick/a < default,quick/b"))
    #expect(try !holds("default,quick/a < default,quick/c"))
    #expect(try holds("default,quick/a overlaps default,quick/c"))
    #expect(try holds("default,quick/a mean < default,quick/c mean"))
    #expect(try holds("default,quick/a interval > default,quick/a error > 0"))
    #expect(throws: CourseError.self) { try holds("default,quick/a = default,quick/c") }
    #expect(throws: CourseError.self) { try holds("default,quick/a + 1 < 2") }
  }

  @Test func curvesAreReadFromPicturesOfRuns() throws {
    let small = try SmallBook()
    let ticks = [("x1=\"74\" y1=\"344\"", "0"), ("x1=\"74\" y1=\"66\"", "1,000")]
      .map { "<line class=\"grid\" \($0.0)/>\n<text x=\"66\">\($0.1)</text>\n" }
    let places = [("74", "0"), ("700", "40")].map {
      "<line class=\"axis\" x1=\"\($0.0)\" y2=\"349\"/>\n<text y=\"364\">\($0.1)</text>\n"
    }
    let svg =
      "<svg>\n" + (ticks + places).joined()
      + "<path stroke=\"#2\" d=\"M74 66L387 205L700 316.2\"/>\n</svg>\n"
    let receipts = "Chapters/01-lines/figures/receipts.json"
    let old = try #require(small.book.chapters[0].receipts["default"]?.figures["error.svg"])
    try small.write(svg, to: "Chapters/01-lines/figures/error.svg")
    try small.replace(old, by: sha256(Data(svg.utf8)), in: receipts)
    let claim =
      "error.svg first = 1000 and error.svg at 0.5 ≈ 500 within 0.1 and error.svg argmin ≈ 40 within "
      + "0.1 and 01-lines:error.svg mean from 0.4 to 1 ≈ 300 within 0.1"
    try small.replace("error < golden.txt#1.2 \"step 3\" 1", by: claim, in: chapter)
    #expect(small.findings().map(\.description) == [])
    try small.replace("at 0.5 ≈ 500 within 0.1", by: "at 0.5 > 600", in: chapter)
    let findings = small.findings()
    #expect(findings.count == 1)
    #expect(findings.first?.message.contains("`error.svg at 0.5 > 600` is 500 > 600") == true)
  }

  @Test func valuesThatOnlyAClaimReadsAreKept() throws {
    let small = try SmallBook()
    _ = try small.makePrograms()
    try small.makeOutput()
    try small.replace("error < golden", by: "points = 200 and error < golden", in: chapter)
    #expect(try small.accept().refused == [])
    #expect(small.findings().map(\.description) == [])
    #expect(small.book.chapters[0].receipts["default"]?.values["points"]?.value == 200)
  }

  @Test func aComparisonOfTwoValuesIsProposed() throws {
    let small = try SmallBook()
    #expect(small.book.proposals == [])
    try small.replace(
      "The error is lower",
      by: "The error, 0.0912<!-- = error %.4f -->, is lower than 98.5<!-- = "
        + "share *100 %.1f --> %. It is lower", in: chapter)
    #expect(small.book.proposals.count == 1)
    #expect(small.book.proposals.first?.contains("`<!-- holds: error < share -->`") == true)
  }

  @Test func damagedExpressionsAreRead() throws {
    let book = try SmallBook().book
    let document = try #require(book.documents.first { $0.path == chapter })
    let reader = ClaimReader(book, document)
    var random = BookFuzzTests.SplitMix(state: 3)
    let words = [
      "error", "share", "<", "<=", "≈", "within", "(", ")", "not", "and", "or", "1e999", "-", ",",
      "\"step 1\"", "golden.txt#1.2", "error.svg", "at", "from", "to", "0.5", "default,quick/error",
      "mean", "abs", "%", "/", "\"", "é", "0", "1",
    ]
    let sound = "error < share and ( steps ≈ 40 within 2 % ) or not abs ( error - 1 ) > 0.5 * share"
    var parsed = 0
    for _ in 0..<4000 {
      var text = sound.split(separator: " ").map(String.init)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        text[Int.random(in: text.indices, using: &random)] =
          words.randomElement(using: &random) ?? ""
      }
      guard let expression = try? ExpressionParser.parse(text.joined(separator: " ")) else {
        continue
      }
      parsed += 1
      _ = try? reader.evaluate(expression)
    }
    #expect(parsed > 200)
  }
}

import Runs
import Testing

@testable import Book

@Suite struct TextTests {
  @Test func spansTogetherAreTheText() {
    let text =
      "A **b**<!-- term --> is `c $ d`, $x_1$ and [e](f.md#g)\nor ![h](i.png). 1 < 2 \\$ 3."
    let spans = Span.scan(text, line: 7)
    #expect(spans.map(\.raw).joined() == text)
    #expect(
      spans.map(\.kind) == [
        .text, .comment, .text, .code, .text, .math, .text, .link(to: "f.md#g"), .text,
        .image(of: "i.png"), .text,
      ])
    #expect(spans[9].line == 8)
  }

  @Test func blocksAreToldApart() {
    let text = """
      # A

      <!-- code: a -->
      ````swift
      ```
      ````
      b
      c
      $$
      x
      $$
      <!-- d
      e -->
      """
    let document = Document(path: "a.md", text: text)
    #expect(
      document.blocks.map(\.kind) == [
        .heading(level: 1, title: "A"), .comment("code: a"),
        .fence(language: "swift", body: ["```"]), .prose, .formula, .comment("d\ne"),
      ])
    #expect(document.unclosed == nil)
  }

  @Test func headingsHaveTheAnchorsThatViewersGiveThem() {
    let text = "# 1. The `code`, again!\n## Loss\n## Loss\n<a id=\"here\"></a>\n"
    let names = Document(path: "a.md", text: text).anchors.map(\.name)
    #expect(names == ["1-the-code-again", "loss", "loss-1", "here"])
  }

  @Test func regionsAreDedentedAndMayBeNested() {
    let text =
      "  // snippet.a\n\n  x {\n    // snippet.b\n    y\n    // snippet.end\n  }\n  // snippet.end\n"
    let regions = Regions(path: "a.swift", text: text)
    #expect(regions.findings.isEmpty)
    #expect(regions["a"]?.code == ["x {", "  y", "}"])
    #expect(regions["b"]?.code == ["y"])
  }

  @Test func commentsAreNoCode() {
    #expect(withoutComments("// a\n  let b = \"//c\"  // d\n\n") == "let b = \"//c\"")
  }

  @Test func cellsAndChaptersAreRead() {
    #expect(
      cellTitles(in: "notebook.cell(\"A\")\n// cell(\"B\")\nsubcell(\"C\")\n").map(\.title) == ["A"]
    )
    #expect(
      Repository.chapters(
        in: "let chapters: [String] = [\n  \"a\", \"b\",\n]\nlet c = [\"d\"]") == [
          "a", "b",
        ])
  }

  @Test(arguments: [
    ("is 0.0912", "0.0912"), ("**41**", "41"), ("by −1,234.5", "−1,234.5"), ("a. 1e-05", "1e-05"),
  ])
  func theNumberBeforeACommentIsFound(_ text: String, _ number: String) throws {
    let range = try #require(trailingNumber(in: text))
    #expect(text[range] == number)
    #expect(trailingNumber(in: text + " of") == nil)
  }

  @Test(arguments: [
    ("error", "0.09124"), ("error %.2f", "0.09"), ("error *100 %.1f", "9.1"),
    ("error %.1e", "9.1e-02"),
  ])
  func valuesAreWrittenInTheirFormat(_ argument: String, _ text: String) throws {
    let value = Receipt.Value(value: 0.09124, text: "0.09124")
    #expect(try ValueReference(argument).text(of: value) == text)
  }

  @Test(arguments: [("mean", "4.00"), ("error", "1.53"), ("mean *100", "400.00")])
  func severalRunsHaveAMeanAndAStandardError(_ statistic: String, _ text: String) throws {
    let values = [2.0, 3, 7].map { Receipt.Value(value: $0, text: "") }
    let reference = try ValueReference("default,seed-2,seed-3/error \(statistic) %.2f")
    #expect(reference.runs == ["default", "seed-2", "seed-3"])
    #expect(try reference.text(of: reference.combined(values)) == text)
    #expect(throws: CourseError.self) { try ValueReference("error \(statistic)") }
    #expect(throws: CourseError.self) { try ValueReference("default,seed-2/error") }
  }

  @Test func countsAreGrouped() throws {
    let value = Receipt.Value(value: -1_234_567, text: "")
    #expect(try ValueReference("count %'d").text(of: value) == "-1,234,567")
    #expect(throws: CourseError.self) { try ValueReference("count %s").text(of: value) }
    #expect(throws: CourseError.self) { try ValueReference("count twice") }
  }

  @Test func namesThatAreNearAreSuggested() {
    #expect(editDistance("kitten", "sitting") == 3)
    #expect(suggestion(for: "lose", among: ["loss", "data"]) == "Did you mean `loss`?")
    #expect(
      suggestion(for: "x", among: ["weights", "pictures"]) == "There are: `pictures`, `weights`.")
  }
}

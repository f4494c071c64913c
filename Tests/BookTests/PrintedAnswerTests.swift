import Testing

@testable import Book

/// Which listings answer an exercise that stands behind them. The exercise of the small book asks
/// for a mean, and a listing above it is changed.
@Suite struct PrintedAnswerTests {
  private let chapter = "Chapters/01-lines/chapter.md"
  private let answer = """
    var sum = 0.0
        for number in numbers { sum += number * number }
        return (sum / Double(numbers.count)).squareRoot()
    """

  /// Whether a listing with this code, above the exercise or below it, is found to answer it.
  private func isAnswer(_ code: String, above: Bool = true) throws -> Bool {
    let small = try SmallBook()
    try small.replace(
      "place - 0.1 * gradient", by: answer, in: "Tests/ExerciseTests/Proofs/Proof1_1.swift")
    let listing = "<!-- sketch \"for a test\" -->\n```swift\n\(code)\n```\n\n"
    if above {
      try small.replace("## Exercises", by: listing + "## Exercises", in: chapter)
    } else {
      try small.write(try small.text(chapter) + "\n" + listing, to: chapter)
    }
    return !Check.answers.findings(in: small.book, with: Toolbox()).isEmpty
  }

  @Test func aCopyAnswersIt() throws {
    #expect(try isAnswer(answer))
    #expect(try !isAnswer(answer, above: false))
  }

  @Test(arguments: [
    // Other names, numbers and comments; a property in place of a name; a part that is enough.
    """
    var area = 1.5  // so far
    for side in sides { area += side * side }
    let root = (area / Double(sides.count)).squareRoot()
    """,
    """
    for side in box.sides { total += side * side }
    return (total / Double(box.sides.count)).squareRoot()
    """,
    "let root = (area / Double(sides.count)).squareRoot()",
  ])
  func otherNamesDoNotHideIt(code: String) throws {
    #expect(try isAnswer(code))
  }

  @Test(arguments: [
    // Grammar, in which nothing is computed; another computation; names that do not agree.
    "var sum = 0.0\nfor number in numbers { print(number) }",
    "for x in numbers { product *= x + 1 }\nreturn product",
    "for a in c { b += a * d }\nlet e = f / Int(g)",
    "sum += number * number",
  ])
  func otherCodeDoesNot(code: String) throws {
    #expect(try !isAnswer(code))
  }

  @Test func aNameStandsForOneOther() {
    func run(_ a: String, _ b: String) -> Int {
      CodeShape(SwiftTokenizer.tokens(of: a))
        .longestRun(sharedWith: CodeShape(SwiftTokenizer.tokens(of: b))).count
    }
    #expect(run("p / (p + q)", "real / (real + fake)") == 7)
    #expect(run("p / (p + q)", "real / (fake + real)") == 6)
    #expect(run("p / (p + q)", "real / (real + real)") == 5)
    #expect(run("p / (p + q)", "a.real / (a.real + 3)") == 5)
    #expect(run("x.mean()", "y.sum()") == 2)
  }
}

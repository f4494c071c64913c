import Foundation
import Testing

@testable import Book

private let chapter = "Chapters/01-lines/chapter.md"
private let secondChapter = "Chapters/02-curves/chapter.md"
private let program = "Chapters/01-lines/main.swift"
private let exerciseProof = "Tests/ExerciseTests/Proofs/Proof1_1.swift"
private let receipts = "Chapters/01-lines/figures/receipts.json"

let textBreaks = [
  Sabotage("a region twice", "regions", says: "The region `value` is already on line 6") {
    try $0.write(
      try $0.text("Sources/Core/Line.swift") + "// snippet.value\nlet a = 1\n// snippet.end\n",
      to: "Sources/Core/Line.swift")
  },
  Sabotage("an empty region", "regions", says: "The region `void` is empty") {
    try $0.write(try $0.text(program) + "// snippet.void\n\n// snippet.end\n", to: program)
    try $0.write(
      try $0.text(chapter) + "\n<!-- code: main.swift#void -->\n```swift\n```\n", to: chapter)
  },
  Sabotage("output in a console listing", "fences", says: "`all is well` is output that is bound") {
    try $0.replace(
      "$ swift run -c release course verify --only numbers", by: "all is well", in: "README.md")
  },
  Sabotage(
    "one character of code in the text", "code", says: "`main.swift#data` has `let points",
    mend: "course weave"
  ) { try $0.replace("let points", by: "let pointz", in: chapter) },
  Sabotage(
    "one character of code in the core", "code", says: "`/Sources/Core/Line.swift#value` has",
    mend: "course weave"
  ) {
    try $0.replace("slope * x + height", by: "slope * x - height", in: "Sources/Core/Line.swift")
  },
  Sabotage(
    "a misspelt region", "code",
    says: "There is no region or declaration `value2` in Sources/Core/Line.swift"
  ) { small in
    try small.replace("Line.swift#value", by: "Line.swift#value2", in: chapter)
    try small.replace("snippet.value", by: "snippet.valve", in: "Sources/Core/Line.swift")
    try small.write(
      try small.text(chapter) + "\n<!-- code: /Sources/Core/Line.swift#valve -->\n"
        + "```swift\n/// The height of the line above `x`.\n"
        + "func callAsFunction(_ x: Double) -> Double {\n  slope * x + height\n}\n```\n",
      to: chapter)
  },
  Sabotage("a region that nothing shows", "regions", says: "No text shows the region `spare`") {
    try $0.replace(
      "/// A straight line.", by: "// snippet.spare\n/// A straight line.\n// snippet.end",
      in: "Sources/Core/Line.swift")
  },
  Sabotage("an end without a region", "regions", says: "`// snippet.end` ends no region") {
    try $0.replace(
      "/// A straight line.", by: "/// A straight line.\n// snippet.end",
      in: "Sources/Core/Line.swift")
  },
  Sabotage("a listing with a switch", "listings", says: "The listing holds a switch, `isQuick`") {
    try $0.write(
      try $0.text("Sources/Core/Line.swift")
        + "// snippet.few\nlet few = isQuick ? 1 : 2\n// snippet.end\n",
      to: "Sources/Core/Line.swift")
    try $0.write(
      try $0.text(chapter) + "\n<!-- code: /Sources/Core/Line.swift#few -->\n"
        + "```swift\nlet few = isQuick ? 1 : 2\n```\n", to: chapter)
  },
  Sabotage("a program about something else", "form", says: "are not about its subject: more than") {
    let aside = String(repeating: "// plan: to look now and then\n", count: 100)
    try $0.write(try $0.text(program) + aside, to: program)
  },
  Sabotage("a fence bound to nothing", "fences", says: "This swift listing is bound to nothing") {
    try $0.write(try $0.text(chapter) + "\n```swift\nlet a = 1\n```\n", to: chapter)
  },
  Sabotage("too many sketches", "fences", says: "1 of 6 Swift listings are sketches") {
    try $0.replace("<!-- compile -->", by: "<!-- sketch \"an idea\" -->", in: chapter)
  },
  Sabotage("a sketch without a reason", "fences", says: "does not quote the reason") {
    try $0.write(
      try $0.text(chapter) + "\n<!-- unchecked -->\n```python\nprint(1)\n```\n", to: chapter)
  },
  Sabotage("a fence that never ends", "structure", says: "begins here and never ends") {
    try $0.write(try $0.text(chapter) + "\n<!-- unchecked \"all\" -->\n```sh\nls\n", to: chapter)
  },
  Sabotage("a marker that is none", "structure", says: "Did you mean `results`?") {
    try $0.write(try $0.text("book.md") + "\n<!-- result -->\n", to: "book.md")
  },
  Sabotage("a listing that does not compile", "compile", says: "does not compile") {
    try $0.replace("let height = slope * 3", by: "let height = slope * three", in: chapter)
  },
  Sabotage("a listing that no longer fails", "compile", says: "but it compiles") {
    try $0.replace("let slope: Double = \"steep\"", by: "let slope: Double = 1", in: chapter)
  },
  Sabotage("a line of a delta", "diffs", says: "`-for step in 1...40 {`", mend: "course weave") {
    try $0.replace("-for step", by: "-for stop", in: secondChapter)
  },
]

let resultBreaks = [
  Sabotage("a source without a year", "structure", says: "does not quote a source with its year") {
    try $0.replace(
      "0.11, says [Gauss 1809](https://example.org)", by: "0.11<!-- source \"an abacus\" -->",
      in: chapter)
  },
  Sabotage("one digit of an output", "outputs", says: "step 1  error 0.9131", mend: "weave") {
    try $0.replace("0.9131", by: "0.9132", in: chapter)
  },
  Sabotage("a line left out of an output", "outputs", says: "`step 2  error 0.4512`") {
    try $0.replace("step 2  error 0.4512\n", by: "", in: chapter)
  },
  Sabotage(
    "one digit of a number", "values", says: "is 0.0912, the text says 0.0913", mend: "weave"
  ) { try $0.replace("0.0912<", by: "0.0913<", in: chapter) },
  Sabotage("a misspelt value", "values", says: "Did you mean `error`?") { small in
    try small.replace("01-lines:error", by: "01-lines:errors", in: "README.md")
  },
  Sabotage("a number without a source", "numbers", says: "`0.11` is a number among results") {
    try $0.replace("0.11, says [Gauss 1809](https://example.org)", by: "0.11", in: chapter)
  },
  Sabotage("a percentage without a source", "numbers", says: "`5 %` is a number") {
    try $0.replace("One step is one line:", by: "One step, 5 % of all:", in: chapter)
  },
  Sabotage("one byte of a picture", "figures", says: "is not the file", mend: "weave --accept") {
    try $0.replace("falling", by: "failing", in: "Chapters/01-lines/figures/error.svg")
  },
  Sabotage("a picture of another run", "figures", says: "is of the run `default`, not `quick`") {
    try $0.replace("<!-- figure: default -->", by: "<!-- figure: quick -->", in: chapter)
  },
  Sabotage("a picture without a run", "figures", says: "No comment says which run made") {
    try $0.replace("<!-- figure: default -->\n", by: "", in: "README.md")
  },
  Sabotage("a table's picture of another run", "figures", says: "of the run `default`, not `quick`")
  {
    try $0.replace("svg)<!-- figure: default", by: "svg)<!-- figure: quick", in: secondChapter)
  },
  Sabotage("a table's picture without a run", "figures", says: "No comment says which run made") {
    try $0.replace("svg)<!-- figure: default -->", by: "svg)", in: secondChapter)
  },
  Sabotage("a picture without words", "figures", says: "has no text for those who cannot see") {
    try $0.replace("![The error falls from step to step]", by: "![]", in: chapter)
  },
  Sabotage("a picture that nothing shows", "unread", says: "No text shows this file") {
    try $0.write("<svg/>", to: "Chapters/02-curves/figures/spare.svg")
  },
  Sabotage("a value that nothing quotes", "unread", says: "quotes the value `steps`") {
    try $0.replace("40<!-- = steps --> steps", by: "forty steps", in: chapter)
  },
  Sabotage("another command", "receipts", says: "`quick` is stale: it was `swift", mend: "--quick")
  {
    try $0.replace("01-lines --quick", by: "01-lines --quick --seed 2", in: receipts)
  },
  Sabotage("a damaged receipt", "structure", says: "The receipts cannot be read") { small in
    try small.remove("Chapters/02-curves/figures/receipts.json")
    try small.write("{", to: "Chapters/02-curves/figures/receipts.json")
  },
  Sabotage("a loose tolerance", "structure", says: "end it with `because`", mend: "correct") {
    try $0.replace("~ \"error\"", by: "~ \"error\" rtol 0.5", in: "Chapters/02-curves/golden.txt")
  },
]

let namingBreaks = [
  Sabotage("a section's title", "cells", says: "`2.1 The fix` is the cell `2.1 The fit`") {
    try $0.replace("## 2.1 The fit", by: "## 2.1 The fix", in: secondChapter)
  },
  Sabotage("a section without a cell", "cells", says: "has no cell in main.swift") {
    try $0.write(
      try $0.text(secondChapter) + "\n## 2.2 The rest\n",
      to: secondChapter)
  },
  Sabotage("a chapter's number", "cells", says: "must begin with `2.`") { small in
    try small.replace("# 2. Curves", by: "# Curves", in: secondChapter)
    try small.replace("[2. Curves]", by: "[Curves]", in: "book.md")
  },
  Sabotage("a figure's number", "captions", says: "Figure 1.3 should be Figure 1.1") { small in
    try small.replace("**Figure 1.1.**", by: "**Figure 1.3.**", in: chapter)
    try small.replace("Figure 1.1 is", by: "This is", in: chapter)
  },
  Sabotage("a figure without a caption", "captions", says: "No caption follows the picture") {
    small in
    try small.replace("**Figure 1.1.** The error", by: "The error", in: chapter)
    try small.replace("Figure 1.1 is", by: "This is", in: chapter)
  },
  Sabotage("a reference to no section", "captions", says: "There is no section 1.7") {
    try $0.replace("section 1.1 has", by: "section 1.7 has", in: chapter)
  },
  Sabotage("a link to no file", "links", says: "leads to `boook.md`") {
    try $0.replace("(book.md)", by: "(boook.md)", in: "README.md")
  },
  Sabotage("a link to no heading", "links", says: "Did you mean `contents`?") {
    try $0.replace("(book.md)", by: "(book.md#content)", in: "README.md")
  },
  Sabotage("a term before its introduction", "terms", says: "`parameter` is used here") {
    try $0.replace(
      "# The small book\n", by: "# The small book\n\nA parameter moves.\n", in: "book.md")
  },
  Sabotage(
    "a term without an introduction", "terms", says: "`points` is used, and introduced nowhere"
  ) { try $0.replace("parameter, gradient", by: "parameter, gradient, points", in: "book.md") },
  Sabotage("minutes in the contents", "generated", says: "The contents are not", mend: "weave") {
    try $0.replace("| 1.5 |", by: "| 1.6 |", in: "book.md")
  },
  Sabotage("a line of the index", "generated", says: "The index are not", mend: "weave") {
    try $0.replace("- gradient", by: "- gradients", in: "book.md")
  },
  Sabotage("a program that is none", "console", says: "Did you mean `01-lines`?") {
    try $0.replace("release 01-lines", by: "release 01-line", in: "README.md")
  },
  Sabotage("a flag that is none", "console", says: "has no flag `--onyl`. Did you mean `--only`?") {
    try $0.replace("--only", by: "--onyl", in: "README.md")
  },
  Sabotage("a debug build", "console", says: "This builds without optimisation, and runs slowly") {
    try $0.replace("swift run -c release course", by: "swift run course", in: "README.md")
  },
  Sabotage("an exercise to check that is none", "console", says: "There is no exercise `1.7`.") {
    try $0.replace("./check hint 1.1", by: "./check 1.7", in: chapter)
  },
  Sabotage("a chapter to learn that is none", "console", says: "There is no chapter `3`.") {
    try $0.replace("./check hint 1.1", by: "./learn 3 --quick", in: chapter)
  },
  Sabotage("a flag that ./check has not", "console", says: "has no flag `--mroe`.") {
    try $0.replace("./check hint 1.1", by: "./check hint 1.1 --mroe", in: chapter)
  },
]

let exerciseBreaks = [
  Sabotage("an exercise that is not listed", "exercises", says: "1.1 is not in this table") {
    try $0.replace("1.1", by: "1.2", in: "Sources/ExerciseList/ExerciseList.swift")
  },
  Sabotage("an exercise without a proof", "exercises", says: "Exercise 1.1 is not proved") {
    try $0.replace("Proof(", by: "Promise(", in: exerciseProof)
  },
  Sabotage("a hint that holds the solution", "exercises", says: "holds a line of the solution") {
    try $0.replace(
      "Take a tenth", by: "Write place - 0.1 * gradient. Take a tenth",
      in: "Tests/ExerciseTests/Hints/01-lines.md")
  },
  Sabotage("one hint only", "exercises", says: "Exercise 1.1 has 1 hints, not 2") {
    try $0.replace("---\n", by: "", in: "Tests/ExerciseTests/Hints/01-lines.md")
  },
  Sabotage("no solution", "exercises", says: "Exercise 1.1 has no solution") {
    try $0.replace("enum Solution1_1", by: "enum Answer1_1", in: exerciseProof)
  },
  Sabotage("no file of answers", "exercises", says: "has no \(exerciseProof)") {
    try $0.remove(exerciseProof)
  },
  Sabotage("one wrong answer only", "exercises", says: "has 1 wrong answers, fewer than 2") {
    try $0.replace("Overshoot1_1: Exercise1_1", by: "Overshoot1_1: Any", in: exerciseProof)
  },
  Sabotage(
    "an answer in print", "answers", says: "The answer to exercise 1.1 stands in print before it",
    mend: "move the exercise above the listing"
  ) {
    try $0.replace("let slope = 2.0", by: "let (slope, rise) = (2.0, 1.0)", in: chapter)
    try $0.replace("let height = slope * 3", by: "let height = slope - 0.5 * rise", in: chapter)
  },
  Sabotage("an exercise that no text mentions", "exercises", says: "No text speaks of this") {
    try $0.write("", to: "Chapters/01-lines/Exercises/Exercise1_2.swift")
  },
]

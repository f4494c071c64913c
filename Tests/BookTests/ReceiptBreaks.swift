@testable import Book

private let receipts = "Chapters/01-lines/figures/receipts.json"
private let program = "Chapters/01-lines/main.swift"

/// Everything that makes the default run of the small book's first chapter stale.
let receiptBreaks = [
  stale("one byte of the judge", because: "the judge was replaced") {
    try $0.replace("strict", by: "strikt", in: "Data/judge/judge.txt")
  },
  stale("one byte of the data", because: "the data in `Data/points` were changed") {
    try $0.replace("two", by: "ten", in: "Data/points/points.gz")
  },
  stale("a new rounding", because: "its operation `gradient` rounds otherwise") {
    $0.fingerprints["gradient"] = "b3"
  },
  stale("a layer that computes otherwise", because: "`Line` of the core computes otherwise") {
    $0.fingerprints["Line"] = "a2"
  },
  stale("the chapter's code", because: "`main.swift` was changed") {
    try $0.replace("notebook.finish()", by: "_ = 1\nnotebook.finish()", in: program)
  },
  stale("another file of the chapter", because: "`Variations.swift` is new") {
    try $0.write("let most = 40\n", to: "Chapters/01-lines/Variations.swift")
  },
  stale("what the notebook does", because: "`NumberStyle.text` was changed") {
    try $0.replace("\"\\(number)\"", by: "\"+\\(number)\"", in: style)
  },
  stale("what the notebook does for itself", because: "`NumberStyle.padded` was changed") {
    try $0.replace("\" \" + text", by: "\"  \" + text", in: style)
  },
  stale("how the judge measures", because: "`Judge.error` was changed") {
    try $0.replace("abs(line(1))", by: "abs(line(2))", in: judge)
  },
  stale("a function that hands its work on", because: "`String.quoted` is new, `error` was changed")
  {
    try $0.replace("Judge(at", by: "print(\"\".quoted)\n  return Judge(at", in: points)
  },
  Sabotage("a study's arguments", "receipts", says: "its arguments were `--break up`, and are ``") {
    small in
    try small.forgetQuickRun()
    try small.replace(
      "\"command\" : \"swift run -c release 01-lines\"",
      by: "\"arguments\" : \"--break up\", \"command\" : \"swift run -c release 01-lines\"",
      in: receipts)
  },
]

private let style = "Sources/Notebook/Text/NumberStyle.swift"
private let judge = "Sources/Judge/Judge.swift"
private let points = "Sources/Judge/Points.swift"

private func stale(
  _ what: String, because reason: String,
  _ damage: @escaping @Sendable (SmallBook) throws -> Void
) -> Sabotage {
  Sabotage(
    what, "receipts", says: "The run `default` is stale: \(reason).",
    mend: "swift run -c release 01-lines, then"
  ) { small in
    try small.forgetQuickRun()
    try damage(small)
  }
}

/// What leaves every run as it is.
let harmlessChanges: [(what: String, change: @Sendable (SmallBook) throws -> Void)] = [
  ("a comment in the chapter", { try $0.replace("// falls", by: "// falls fast", in: program) }),
  ("a comment in the notebook", { try $0.replace("as it is", by: "as it was", in: style) }),
  (
    "the lines of a function",
    { try $0.replace("self == .plain ? text :", by: "self\n      == .plain ? text :", in: style) }
  ),
  ("who may use a function", { try $0.replace("private func", by: "func", in: style) }),
  (
    "a function that nothing uses",
    { try $0.replace("repeating: \"-\"", by: "repeating: \"=\"", in: style) }
  ),
  ("a way to train the judge", { try $0.replace("[Line]", by: "[Line?]", in: judge) }),
  ("the notes on the judge", { try $0.write("# Notes\n", to: "Data/judge/README.md") }),
  ("a new function", { try $0.write("func twice() {}\n", to: "Sources/Notebook/Text/New.swift") }),
  (
    "how words reach the terminal",
    {
      try $0.replace(
        "{ print(line) }", by: "{ print(line, Words.all) }",
        in: "Sources/Notebook/Terminal/Console.swift")
    }
  ),
  (
    "how a number is handed on",
    {
      try $0.replace("label + \": \"", by: "label + \" = \"", in: "Sources/Notebook/Notebook.swift")
    }
  ),
  (
    "a check, and the words of an error",
    { small in
      try small.replace("precondition(number", by: "require(number", in: style)
      try small.replace("no dash fits", by: "there is no dash for it", in: style)
    }
  ),
  ("a new operation", { $0.fingerprints["conv"] = "c3" }),
  (
    "functions that move to another file",
    { small in
      let function = """
          private func padded(_ text: String) -> String { " " + text }

        """
      try small.replace(function, by: "", in: style)
      try small.write(
        try small.text("Sources/Notebook/Text/Words.swift")
          + "\nextension NumberStyle {\n\(function)}\n", to: "Sources/Notebook/Text/Words.swift")
    }
  ),
]

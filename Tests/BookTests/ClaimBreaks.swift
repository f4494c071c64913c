@testable import Book

private let chapter = "Chapters/01-lines/chapter.md"
private let claim = "error < golden.txt#1.2 \"step 3\" 1"
private let comment = "<!-- holds: \(claim) -->"

/// Ways to say what the runs do not bear out.
let claimBreaks = [
  Sabotage(
    "a sentence that is false", "claims",
    says: "`error > golden.txt#1.2 \"step 3\" 1` is 0.09124 > 0.2207: “The error is lower than"
  ) { try $0.replace("error < golden", by: "error > golden", in: chapter) },
  Sabotage(
    "an alternative text that is false", "claims", says: "is 0.9131 > 0.9131: “The error falls from"
  ) {
    try $0.replace("> golden.txt#1.2 \"step 3\"", by: "> golden.txt#1.2 \"step 1\"", in: chapter)
  },
  Sabotage(
    "a sentence that nothing bears out", "claims",
    says: "The sentence says `lower`, and no value bears it out: “The error is lower", mend: "holds"
  ) { try $0.replace(comment, by: "", in: chapter) },
  Sabotage("a caption that nothing bears out", "claims", says: "The sentence says `falls`") {
    try $0.replace("Figure 1.1 is all there is", by: "It falls. Figure 1.1 is what", in: chapter)
  },
  Sabotage("a claim about no run", "claims", says: "It reads no value of a run") {
    try $0.replace(claim, by: "1 < 2", in: chapter)
  },
  Sabotage("a claim that compares nothing", "claims", says: "It compares nothing") {
    try $0.replace(claim, by: "error", in: chapter)
  },
  Sabotage("a misspelt value in a claim", "claims", says: "Did you mean `error`?") {
    try $0.replace(claim, by: "errors < 1", in: chapter)
  },
  Sabotage("a near number without a tolerance", "claims", says: "`≈` needs a tolerance") {
    try $0.replace(claim, by: "error ≈ 0.09", in: chapter)
  },
  Sabotage("a curve that no run made", "claims", says: "No run of 01-lines made `loss.svg`.") {
    try $0.replace(claim, by: "loss.svg last < 1", in: chapter)
  },
  Sabotage("a picture without such a curve", "claims", says: "`error.svg` has no curve \"loss\"") {
    try $0.replace(claim, by: "error.svg \"loss\" last < 1", in: chapter)
  },
  Sabotage("a printed line that is none", "claims", says: "holds \"step 9\"") {
    try $0.replace("\"step 3\" 1 -->\nBy", by: "\"step 9\" 1 -->\nBy", in: chapter)
  },
  Sabotage("a claim inside a sentence", "claims", says: "stands behind no sentence") {
    try $0.replace(
      "One step is one line:", by: "One step <!-- holds: error < 1 --> is one line:", in: chapter)
  },
  Sabotage("no claim without a reason", "claims", says: "`no-claim` does not quote the reason") {
    small in
    try small.replace(comment, by: comment + "<!-- no-claim -->", in: chapter)
  },
  Sabotage("no claim where none is", "claims", says: "stands where none is needed") {
    try $0.replace("One step is one line:", by: "It is.<!-- no-claim \"why\" -->", in: chapter)
  },
  Sabotage("too many that are no claim", "claims", says: "1 of 2 comparing sentences are marked") {
    try $0.replace(comment, by: "<!-- no-claim \"why\" -->", in: chapter)
  },
  Sabotage("a claim that stands alone", "structure", says: "The comment `holds` stands alone") {
    try $0.replace("One step is one line:", by: "<!-- holds: error < 1 -->\n", in: chapter)
  },
  Sabotage("a comment with two hyphens", "structure", says: "two hyphens in a row") {
    try $0.replace("One step is one line:", by: "One step<!-- note: -- --> is:", in: chapter)
  },
  Sabotage("a comment that readers see", "structure", says: "does not end in its paragraph") {
    try $0.replace("One step is one line:", by: "One <!-- note: step\n\nis -->", in: chapter)
  },
]

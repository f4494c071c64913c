import Foundation

/// How much of the book is verified, for the lines that end `course verify`.
public struct Coverage: CustomStringConvertible {
  private let rows: [(name: String, text: String)]

  /// Counts what a book holds; `findings` are those of all checks.
  public init(of book: Book, findings: [Finding]) {
    let bindings = book.documents.flatMap(\.fences).map {
      (swift: $0.language == "swift", kind: FenceBinding($0.marker, language: $0.language))
    }
    func count(_ kind: FenceBinding) -> Int { bindings.count { $0.kind == kind } }
    func share(_ all: Int, _ checks: String...) -> String {
      let wrong = findings.count { checks.contains($0.check) }
      return "\(max(0, all - wrong)) of \(all)"
    }
    let (all, sketches) = book.swiftFences
    let naked = bindings.count { $0.swift && $0.kind == .naked }
    let percent = all == 0 ? 0 : 100 * Double(sketches) / Double(all)
    let numbers = book.documents.flatMap(\.resultNumbers)
    let untrue = findings.count { $0.check == Check.claims.name }
    let values = book.documents.flatMap(\.spans).count { $0.marker?.verb == "=" }
    rows = [
      (
        "Swift listings",
        "\(all): \(count(.code)) woven, \(count(.compile)) compiled, \(count(.fails)) failing as"
          + " quoted, \(sketches) sketches (\(String(format: "%.1f", percent)) %), \(naked) unbound"
      ),
      ("deltas", share(count(.diff), "diffs") + " computed"),
      ("outputs", share(count(.output), "outputs") + " cut from a golden"),
      ("values", share(values, "values") + " those of a run"),
      ("numbers", "\(numbers.count(where: \.isSourced)) of \(numbers.count) among results sourced"),
      ("sentences", book.claimCount.description + (untrue == 0 ? "" : ", \(untrue) wrong")),
      (
        "pictures",
        share(book.figures.count, "figures", "receipts") + " with a current receipt"
      ),
      ("programs", "\(String(format: "%.1f", 100 * book.aside)) % of lines not about the subject"),
      ("commands", share(book.typedCommands.count, "console") + " name what exists"),
      ("exercises", share(book.exercises.count, "exercises") + " whole"),
    ]
  }

  /// One line for each kind of thing.
  public var description: String {
    rows.map { $0.name.padding(toLength: 16, withPad: " ", startingAt: 0) + $0.text }
      .joined(separator: "\n")
  }
}

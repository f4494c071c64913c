import Foundation

extension Check {
  static let claims = Check(name: "claims", subject: "sentences that compare are true of the runs")
  {
    book, _ in
    var compared = ClaimCount()
    let findings = book.documents.flatMap { document -> [Finding] in
      let (claims, stray) = document.claims
      let reader = ClaimReader(book, document)
      for claim in claims { compared.add(claim) }
      return claims.flatMap { $0.findings(by: reader, in: book) }
        + stray.map { marker in
          Finding(
            document.path, marker.line,
            "The comment `\(marker.verb)` stands behind no sentence, picture or paragraph.",
            mend: "move it behind the full stop of the sentence that it is about")
        }
    }
    return findings + (compared.finding.map { [$0] } ?? [])
  }
}

/// How many sentences compare, and what bears them out.
struct ClaimCount: CustomStringConvertible {
  /// The largest share of comparing sentences that may be marked `no-claim`.
  static let most = 0.05

  private(set) var all = 0
  private(set) var held = 0
  private(set) var marked = 0
  private var lastMarked: (path: String, line: Int)?

  mutating func add(_ claim: Claim) {
    guard claim.compares else { return }
    all += 1
    if !claim.holds.isEmpty {
      held += 1
    } else if let marker = claim.noClaim {
      marked += 1
      lastMarked = (claim.document.path, marker.line)
    }
  }

  var description: String {
    let share = String(format: "%.1f", all == 0 ? 0 : 100 * Double(marked) / Double(all))
    return "\(all) compare: \(held) borne out by values, \(marked) marked as no claim (\(share) %),"
      + " \(all - held - marked) unbound"
  }

  /// Too many are marked as no claim.
  fileprivate var finding: Finding? {
    guard let lastMarked, Double(marked) > Self.most * Double(all) else { return nil }
    return Finding(
      lastMarked.path, lastMarked.line,
      "\(marked) of \(all) comparing sentences are marked `no-claim`; at most 5 % may be.",
      mend: "bind some of them, or reword them")
  }
}

extension Book {
  /// The comparing sentences of all texts, counted.
  var claimCount: ClaimCount {
    var count = ClaimCount()
    for claim in documents.flatMap(\.claims.all) { count.add(claim) }
    return count
  }
}

extension Claim {
  fileprivate func findings(by reader: ClaimReader, in book: Book) -> [Finding] {
    holds.compactMap { finding($0, by: reader) } + [unbound(in: book), idle].compactMap(\.self)
  }

  /// What is wrong with one expression: it is false, or cannot be read.
  private func finding(_ marker: Marker, by reader: ClaimReader) -> Finding? {
    do {
      let (holds, because) = try reader.evaluate(ExpressionParser.parse(marker.argument))
      if holds { return nil }
      return Finding(
        document.path, line, "This sentence does not hold, for \(because): “\(shown)”",
        mend: "rewrite the sentence, or correct what stands behind it")
    } catch {
      return Finding(
        document.path, marker.line, "`\(marker.argument)` cannot be evaluated: \(error).",
        mend: "correct the comment behind “\(shown)”")
    }
  }

  /// It compares, and nothing bears it out.
  private func unbound(in book: Book) -> Finding? {
    guard holds.isEmpty, noClaim == nil, let word = comparison else {
      return nil
    }
    let proposal = book.proposal(for: self) ?? "<!-- holds: … -->"
    return Finding(
      document.path, line, "The sentence says `\(word)`, and no value bears it out: “\(shown)”",
      mend: "write `\(proposal)` behind it, or say less")
  }

  /// Its `no-claim` has no reason, or is not needed.
  private var idle: Finding? {
    guard let noClaim else { return nil }
    if (noClaim.quoted ?? "").trimmed.isEmpty {
      return Finding(
        document.path, noClaim.line, "The comment `no-claim` does not quote the reason.",
        mend: "write `no-claim \"why it compares nothing\"`")
    }
    if compares && holds.isEmpty { return nil }
    return Finding(
      document.path, noClaim.line, "The comment `no-claim` stands where none is needed.",
      mend: "remove it")
  }
}

extension Book {
  /// The comparing sentences that nothing bears out yet and that show two values: for each, the
  /// comparison of the two that is true. Whether it is what the sentence says, its author decides.
  public var proposals: [String] {
    documents.flatMap { document in
      document.claims.all.compactMap { claim in
        proposal(for: claim).map {
          "\(document.path):\(claim.line): propose `\($0)` for “\(claim.shown)”"
        }
      }
    }
  }

  func proposal(for claim: Claim) -> String? {
    guard claim.compares, claim.markers.isEmpty, claim.values.count == 2 else { return nil }
    let (a, b) = (claim.values[0], claim.values[1])
    guard let first = try? value(a, in: claim.document).value,
      let second = try? value(b, in: claim.document).value
    else { return nil }
    let relation = first < second ? "<" : first > second ? ">" : "="
    return "<!-- holds: \(a.path) \(relation) \(b.path) -->"
  }
}

extension ValueReference {
  /// What it refers to, without factor and format.
  var path: String {
    let owner = chapter.map { "\($0):" } ?? ""
    let made = runs == ["default"] ? "" : runs.joined(separator: ",") + "/"
    return owner + made + name + (statistic.map { " \($0.rawValue)" } ?? "")
  }
}

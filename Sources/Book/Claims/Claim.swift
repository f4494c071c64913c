/// A sentence of the book that may compare, with the comments that bind it.
struct Claim {
  let document: Document
  /// The line of its first word, counted from 1.
  let line: Int
  /// Its words as a reader sees them.
  let shown: String
  /// The comments behind it: `holds` and `no-claim`.
  let markers: [Marker]
  /// The values that it shows.
  let values: [ValueReference]
  /// The word by which it compares; nil if it does not, or tells of no results, or states nothing, as
  /// questions and what is cited from elsewhere.
  let comparison: String?

  /// Whether something must bear it out.
  var compares: Bool { comparison != nil }
  var holds: [Marker] { markers.filter { $0.verb == "holds" } }
  var noClaim: Marker? { markers.first { $0.verb == "no-claim" } }
}

extension Document {
  /// The sentences of all prose, the alternative texts of all pictures; and the comments that stand
  /// behind no sentence's end.
  var claims: (all: [Claim], stray: [Marker]) {
    var (all, stray): ([Claim], [Marker]) = ([], [])
    var showsResults = false
    var isGenerated = false
    for block in blocks {
      switch block.kind {
      case .heading:
        showsResults = false
      case .prose:
        if isGenerated { continue }
        showsResults = showsResults || block.isResult
        var scanner = SentenceScanner(block, of: self, areResults: showsResults)
        scanner.scan()
        all += scanner.claims
        stray += scanner.stray
      default:
        showsResults = showsResults || block.isResult
        if let verb = block.marker?.verb, verb.hasSuffix("generated") {
          isGenerated = verb == "generated"
        }
      }
    }
    return (all, stray)
  }
}

extension Document.Block {
  /// Whether it shows what a run made: a value, a picture, a transcript, the answer to a question
  /// that is folded away, or the mark `results`.
  fileprivate var isResult: Bool {
    if let marker {
      return ["figure", "results"].contains(marker.verb)
        || (marker.verb == "output" && marker.argument.hasPrefix("figures/"))
    }
    return spans.contains {
      ["=", "figure"].contains($0.marker?.verb) || $0.raw.hasPrefix("<details>")
    }
  }
}

extension Marker {
  /// The values that it shows, or compares.
  var values: [ValueReference] {
    switch verb {
    case "=": (try? ValueReference(argument)).map { [$0] } ?? []
    case "holds": (try? ExpressionParser.parse(argument))?.values ?? []
    default: []
    }
  }
}

/// The words by which a sentence compares: what is better, rises, or is always so.
///
/// A sentence of results, a caption or an alternative text that has one of them must be borne out by
/// numbers. Phrases that only sound so are listed too, and are not looked at.
enum ComparingWords {
  /// One thing beside another, and the way of a curve. They compare wherever results are told.
  static let comparatives: Set<String> = [
    "better", "worse", "higher", "lower", "larger", "smaller", "greater", "bigger", "faster",
    "slower", "nearer", "closer", "farther", "steeper", "flatter", "sharper", "more", "less",
    "fewer", "twice", "wins", "loses", "beats", "ahead",
    "rise", "rises", "rising", "rose", "fall", "falls", "falling", "fell", "climb", "climbs",
    "climbed", "drop", "drops",
    "dropped", "sink", "sinks", "dip", "dips", "jumps", "creeps", "improve", "improves", "improved",
  ]

  /// How many of all, and how nearly. They compare where a sentence speaks of what was measured: in
  /// captions and alternative texts, beside a value, and beside one of the `subjects`.
  static let quantifiers: Set<String> = [
    "most", "best", "worst", "highest", "lowest", "fastest", "slowest", "fewest", "only", "never",
    "always", "all", "none", "half", "nearly", "almost", "hardly", "alike",
  ]

  /// What was measured, or shows it.
  static let subjects: Set<String> = [
    "figure", "figures", "table", "row", "rows", "column", "columns", "curve", "curves",
    "histogram", "histograms", "bars", "dots", "film", "seed", "seeds",
  ]

  /// Words in a row that compare, wherever results are told.
  static let phrases = ["no difference", "no harm", "told apart", "tell apart", "times as"]

  /// Words in a row that hold one of the words above and compare nothing.
  static let innocent = [
    "at all", "first of all", "after all", "all the same", "that is all", "all of it",
    "all there is", "once more",
    "one more", "at most", "at least", "more or less", "not only", "half of the points",
    "as long as", "as soon as", "as well as", "as far as", "as if", "upper and lower", "fall into",
    "a better word", "told better", "after half", "half in doubt", "in a row",
    "constant or falling", "best multiple", "as it likes",
    "as possible", "more than it seems", "more than it is",
  ]

  /// The first comparison in a text; nil if it compares nothing. In a text that `tellsOfResults` the
  /// quantifiers count, beside a word for what was measured or not.
  static func first(in text: String, tellsOfResults: Bool) -> String? {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "'" }
      .map(String.init)
    if words.isEmpty { return nil }
    let skipped = places(of: innocent, in: words)
    let kept = words.indices.filter { !skipped.contains($0) }
    let quantifies = tellsOfResults || kept.contains { subjects.contains(words[$0]) }
    for index in kept {
      let word = words[index]
      if comparatives.contains(word) || (quantifies && quantifiers.contains(word)) { return word }
      // As … as: "as good as", "as far away as".
      if quantifies, word == "as",
        let end = words[(index + 1)...].prefix(3).dropFirst().firstIndex(of: "as"),
        !skipped.contains(end)
      {
        return words[index...end].joined(separator: " ")
      }
    }
    return places(of: phrases, in: words).min().map {
      words[$0...].prefix(2).joined(separator: " ")
    }
  }

  /// The places of all words of some phrases.
  private static func places(of phrases: [String], in words: [String]) -> Set<Int> {
    var places: Set<Int> = []
    for phrase in phrases {
      let wanted = phrase.split(separator: " ").map(String.init)
      guard words.count >= wanted.count else { continue }
      for start in 0...(words.count - wanted.count)
      where words[start] == wanted[0] && Array(words[start..<start + wanted.count]) == wanted {
        places.formUnion(start..<start + wanted.count)
      }
    }
    return places
  }
}

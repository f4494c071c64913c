/// The number of single-character insertions, removals and replacements between two words.
/// Levenshtein 1966.
func editDistance(_ a: String, _ b: String) -> Int {
  let b = Array(b)
  var row = Array(0...b.count)
  for (i, x) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, y) in b.enumerated() {
      let replaced = diagonal + (x == y ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[b.count]
}

/// Ends a message about an unknown name: the nearest of the known ones, or all if there are few.
func suggestion(for name: String, among known: some Collection<String>) -> String {
  let ranked = known.map { (editDistance(name, $0), $0) }.sorted { $0 < $1 }
  guard let (distance, nearest) = ranked.first else { return "There is none." }
  if distance <= max(2, name.count / 3) { return "Did you mean `\(nearest)`?" }
  let shown = known.sorted().prefix(8).map { "`\($0)`" }.joined(separator: ", ")
  return "There are: \(shown)."
}

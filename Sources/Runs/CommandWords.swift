/// The words of a chapter's command line.
public struct CommandWords {
  /// Flags that change nothing in what a run computes; whether a value follows.
  private static let harmless = [
    "--out": true, "--progress": true, "--threads": true, "--fresh": false, "--resume": false,
  ]

  private let words: [String]

  /// Takes the words behind the program's name.
  public init(_ words: [String]) { self.words = words }

  /// The words that decide what is computed.
  public var essential: [String] { without(Set(Self.harmless.keys)) }

  /// The words without some of the harmless flags, and without the values of those.
  public func without(_ flags: Set<String>) -> [String] {
    var (kept, rest) = ([String](), words[...])
    while let word = rest.popFirst() {
      let parts = word.split(separator: "=", maxSplits: 1)
      guard let flag = parts.first.map(String.init), flags.contains(flag) else {
        kept.append(word)
        continue
      }
      if parts.count == 1 && Self.harmless[flag] == true { rest = rest.dropFirst() }
    }
    return kept
  }
}

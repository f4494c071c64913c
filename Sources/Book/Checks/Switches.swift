extension Check {
  /// What has no place in a listing that a reader copies: it only serves how a run is varied or kept.
  static var switches: [Regex<Substring>] {
    [
      #/\b(?:breaks|isQuick|withExercises|orStop|withTrap)\b|\banswered\(/#,
      #/\bnotebook\.(?:options|flags)\b/#,
      #/\bAnswer\d+_\d+/#,
      #/\b(?:quick|saving|share):/#,
    ]
  }

  static let listings = Check(name: "listings", subject: "no listing holds a switch") { book, _ in
    book.documents.flatMap { document in
      document.fences.filter { ["swift", "diff"].contains($0.language) }.flatMap { fence in
        fence.body.enumerated().compactMap { index, line in
          let found = switches.lazy.compactMap { line.firstMatch(of: $0)?.output }.first
          return found.map { word in
            Finding(
              document.path, fence.block.line + 1 + index,
              "The listing holds a switch, `\(word)`: no reader would copy it.",
              mend: "move it into the chapter's Variations.swift")
          }
        }
      }
    }
  }
}

/// One of the mistakes that chapter 4 can make, by what it changes.
public enum Mistake: String, Sendable, CaseIterable {
  /// The steps of both players are ten times too long.
  case hotSteps
  /// The generator lowers log(1 - D) in place of -log D.
  case saturatingLoss
  /// A generator without batch normalisation moves three times for each move of the discriminator.
  case hastyGenerator
  /// The generator's target is smoothed to 0.9, as the discriminator's is.
  case smoothedTarget
  /// The fakes are not detached in the discriminator's turn.
  case forgottenDetached
}

/// Three games, by their losses and pictures.
public protocol Exercise4_5: SendableMetatype {
  /// What went wrong in the games A, B and C.
  static func mistakes() throws -> [Mistake]
}

/// Checks an answer to exercise 4.5.
public func check<Answer: Exercise4_5>(_: Answer.Type) -> Outcome {
  outcome {
    let named = try Answer.mistakes()
    try expect(named.count, equals: 3, "the number of mistakes", hint: "One for each game.")
    let games: [(name: String, mistake: Mistake, hint: String)] = [
      (
        "A", .hotSteps, "Its losses reach the thousands: how sure must somebody be who is so wrong?"
      ),
      (
        "B", .saturatingLoss,
        "A generator that is always caught has a loss near zero, or a little below: of which loss "
          + "is that the end, and how steep is it there?"
      ),
      (
        "C", .hastyGenerator,
        "The generator's loss is that of fakes which are always caught, and all sixteen are one "
          + "picture: what lets it look for variety, and what gives the other player time?"
      ),
    ]
    for (game, named) in zip(games, named) {
      try expect(
        named == game.mistake, "what fits the curves and pictures of game \(game.name)",
        found: named.rawValue, hint: game.hint)
    }
  }
}

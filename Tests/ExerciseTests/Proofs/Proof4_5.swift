import ExerciseChecks
import Testing

@Test func exercise4_5IsProved() {
  let proof = Proof(
    stub: check(Stub4_5.self), solution: check(Solution4_5.self),
    mistakes: (check(Exchanged4_5.self), "curves and pictures of game B, got hastyGenerator"),
    (check(AllCollapsed4_5.self), "curves and pictures of game A, got hastyGenerator"),
    (check(Harmless4_5.self), "curves and pictures of game C, got forgottenDetached"),
    (check(One4_5.self), "the number of mistakes: expected 3, got 1"))
  #expect(proof.problems == [])
}

enum Solution4_5: Exercise4_5 {
  nonisolated static func mistakes() -> [Mistake] { [.hotSteps, .saturatingLoss, .hastyGenerator] }
}

enum Stub4_5: Exercise4_5 {
  nonisolated static func mistakes() throws -> [Mistake] { throw NotAttempted() }
}

/// Looks at the pictures alone, in which B and C are alike.
enum Exchanged4_5: Exercise4_5 {
  nonisolated static func mistakes() -> [Mistake] { [.hotSteps, .hastyGenerator, .saturatingLoss] }
}

/// Sees a collapse everywhere.
enum AllCollapsed4_5: Exercise4_5 {
  nonisolated static func mistakes() -> [Mistake] {
    [.hastyGenerator, .hastyGenerator, .hastyGenerator]
  }
}

/// Blames what does no harm here.
enum Harmless4_5: Exercise4_5 {
  nonisolated static func mistakes() -> [Mistake] {
    [.hotSteps, .saturatingLoss, .forgottenDetached]
  }
}

/// Answers for one game.
enum One4_5: Exercise4_5 {
  nonisolated static func mistakes() -> [Mistake] { [.hotSteps] }
}

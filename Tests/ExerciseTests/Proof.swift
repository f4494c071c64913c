import ExerciseChecks

/// Shows that the checks of an exercise tell right from wrong: a stub is not attempted, a solution
/// passes, and plausible mistakes fail with the message that they should.
struct Proof {
  private let stub: Outcome
  private let solution: Outcome
  private let mistakes: [(outcome: Outcome, says: String)]

  /// Takes the outcomes of a stub, of the solution, and of wrong answers, each with a part of its
  /// message.
  init(stub: Outcome, solution: Outcome, mistakes: (outcome: Outcome, says: String)...) {
    self.stub = stub
    self.solution = solution
    self.mistakes = mistakes
  }

  /// What is not as it should be, one line each.
  var problems: [String] {
    var problems: [String] = []
    if stub != .notAttempted { problems.append("The stub is not `notAttempted`, but \(stub).") }
    if solution != .passed { problems.append("The solution does not pass: \(solution).") }
    if mistakes.count < 2 { problems.append("There are fewer than 2 wrong answers.") }
    for (index, mistake) in mistakes.enumerated() {
      guard case .wrong(let message) = mistake.outcome else {
        problems.append("The wrong answer \(index + 1) is not wrong, but \(mistake.outcome).")
        continue
      }
      if !message.contains(mistake.says) {
        problems.append("The wrong answer \(index + 1) says `\(message)`, not `\(mistake.says)`.")
      }
    }
    return problems
  }
}

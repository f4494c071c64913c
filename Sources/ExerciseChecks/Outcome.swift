/// How an answer to an exercise stands.
public enum Outcome: Equatable, Sendable {
  /// The answer is right.
  case passed
  /// The stub is as it came.
  case notAttempted
  /// The answer is wrong; the message says what was expected, what came, and gives a hint.
  case wrong(String)
}

/// What a stub throws until its reader writes an answer.
public struct NotAttempted: Error, CustomStringConvertible {
  /// Makes the error.
  public init() {}

  /// What a program says that needs the answer.
  public var description: String {
    "An exercise that --with-exercises needs is not attempted: see ./check next."
  }
}

/// What an expectation throws when an answer does not meet it.
struct Wrong: Error {
  let message: String
}

/// Runs the expectations of one exercise: the outcome is passed if none of them throws.
///
///     public func check<Answer: Exercise4_1>(_: Answer.Type) -> Outcome {
///       outcome {
///         let loss = try Answer.loss(verdict: 0.5)
///         try expect(loss, near: 0.6931, "the loss of a coin", hint: "What is -log 0.5?")
///       }
///     }
public func outcome(of expectations: () throws -> Void) -> Outcome {
  do {
    try expectations()
    return .passed
  } catch is NotAttempted {
    return .notAttempted
  } catch let error as Wrong {
    return .wrong(error.message)
  } catch {
    return .wrong("Your code threw an error: \(error)")
  }
}

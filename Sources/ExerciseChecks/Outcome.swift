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
    "An exercise that --with-exercises needs is not attempted: see swift run course exercises."
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

/// Throws unless an answer is a number within `tolerance` of the expected one.
public func expect(
  _ answer: Float, near expected: Float, within tolerance: Float = 1e-4, _ what: String,
  hint: String
) throws {
  if abs(answer - expected) <= tolerance { return }
  throw Wrong(message: "\(what): expected \(expected), got \(answer). Hint: \(hint)")
}

/// Throws unless an answer equals the expected one.
public func expect<T: Equatable>(
  _ answer: T, equals expected: T, _ what: String, hint: String
) throws {
  if answer == expected { return }
  throw Wrong(message: "\(what): expected \(expected), got \(answer). Hint: \(hint)")
}

/// Throws unless something holds of an answer; `found` says what was seen instead.
public func expect(
  _ holds: Bool, _ what: String, found: @autoclosure () -> String, hint: String
) throws {
  if holds { return }
  throw Wrong(message: "expected \(what), got \(found()). Hint: \(hint)")
}

import Core

/// Throws unless an answer is a number within `tolerance` of the expected one.
public func expect(
  _ answer: Float, near expected: Float, within tolerance: Float = 1e-4, _ what: String,
  hint: String
) throws {
  if abs(answer - expected) <= tolerance { return }
  throw Wrong(message: "\(what): expected \(expected), got \(answer). Hint: \(hint)")
}

/// Throws unless an answer is one number, such as a loss, within `tolerance` of the expected one.
public func expect(
  _ answer: Tensor, near expected: Float, within tolerance: Float = 1e-4, _ what: String,
  hint: String
) throws {
  guard answer.count == 1 else {
    throw Wrong(
      message: "\(what): expected one number, got a tensor of shape \(answer.shape). "
        + "Hint: A loss is one number for the whole batch, its mean.")
  }
  try expect(answer.scalar, near: expected, within: tolerance, what, hint: hint)
}

/// Throws unless an answer has as many numbers as expected, each within `tolerance` of its own.
public func expect(
  _ answer: [Float], near expected: [Float], within tolerance: Float = 1e-4, _ what: String,
  hint: String
) throws {
  try expect(answer.count, equals: expected.count, "how many: \(what)", hint: hint)
  for (index, number) in expected.enumerated() {
    let place = expected.count == 1 ? what : "\(what), number \(index)"
    try expect(answer[index], near: number, within: tolerance, place, hint: hint)
  }
}

/// Throws unless an answer has the expected shape, and each number within `tolerance` of its own.
public func expect(
  _ answer: Tensor, near expected: Tensor, within tolerance: Float = 1e-4, _ what: String,
  hint: String
) throws {
  try expect(answer.shape, equals: expected.shape, "the shape of \(what)", hint: hint)
  try expect(answer.scalars, near: expected.scalars, within: tolerance, what, hint: hint)
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

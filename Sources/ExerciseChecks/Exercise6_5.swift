/// Exercise 6.5: the running average of a weight.
public protocol Exercise6_5: SendableMetatype {
  /// The average after each of the values of a weight: it moves towards a value by 1 − decay of the
  /// way, but by at least 1/n at the n-th value.
  static func averages(of weights: [Float], decay: Float) throws -> [Float]
}

/// Checks an answer to exercise 6.5.
public func check<Answer: Exercise6_5>(_: Answer.Type) -> Outcome {
  outcome {
    let answer = try Answer.averages(of: [4, 8, 6, 2], decay: 0.5)
    try expect(answer.count, equals: 4, "the number of averages", hint: "One after each value.")
    try expect(
      answer[0], near: 4, "the average after the first value",
      hint: "It moves all the way: 1/1. Nothing was there before.")
    try expect(answer[1], near: 6, "after 4, 8", hint: "Both 1/2 and 1 - 0.5 move it half way.")
    try expect(answer[2], near: 6, "after 4, 8, 6", hint: "It is there already.")
    try expect(
      answer[3], near: 4, "after 4, 8, 6, 2",
      hint: "1 - decay is now more than 1/4: half of the way from 6 to 2.")
    let slow = try Answer.averages(of: [1, 2, 6], decay: 0.99)
    try expect(
      slow[2], near: 3, "after 1, 2, 6 with a decay of 0.99",
      hint: "Here 1/n is the larger share, and the average is the plain mean.")
  }
}

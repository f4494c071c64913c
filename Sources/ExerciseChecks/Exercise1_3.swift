/// The entropy of grey pixels.
public protocol Exercise1_3: SendableMetatype {
  /// The mean entropy of pixels between 0 and 1, in nats.
  static func floor(pixels: [Float]) throws -> Float
}

/// Checks an answer to exercise 1.3.
public func check<Answer: Exercise1_3>(_: Answer.Type) -> Outcome {
  outcome {
    try expect(
      Answer.floor(pixels: [0.5]), near: 0.693147, "the entropy of a middle grey",
      hint: "Both terms count, and the logarithm is the natural one.")
    try expect(
      Answer.floor(pixels: [0.25, 0.75]), near: 0.562335, "the mean entropy of 0.25 and 0.75",
      hint: "Take the mean over the pixels; the two have the same entropy.")
    try expect(
      Answer.floor(pixels: [0.1]), near: 0.325083, "the entropy of a grey of 0.1",
      hint: "p ln p and (1 - p) ln (1 - p) are two numbers; they are equal at 0.5 only.")
    try expect(
      Answer.floor(pixels: [0, 1]), near: 0, "the entropy of black and white",
      hint: "0 times the logarithm of 0 is not a number for a computer; for entropy it is 0.")
    try expect(
      Answer.floor(pixels: [0, 0.5, 1, 0]), near: 0.173287, "the mean entropy of 0, 0.5, 1, 0",
      hint: "Black and white pixels have no entropy, but they count as pixels.")
  }
}

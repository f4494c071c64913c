import Core

/// Exercise 2.4: how clean a picture is, in decibels.
public protocol Exercise2_4: SendableMetatype {
  /// The peak signal-to-noise ratio of pictures between 0 and 1, of any shape.
  static func psnr(_ pictures: Tensor, _ originals: Tensor) throws -> Float
}

/// Checks an answer to exercise 2.4.
public func check<Answer: Exercise2_4>(_: Answer.Type) -> Outcome {
  outcome {
    let black = Tensor.zeros([2, 3, 3, 1])
    try expect(
      Answer.psnr(black + 0.1, black), near: 20, within: 1e-3,
      "pictures that are off by 0.1 everywhere",
      hint: "The mean squared error is 0.01, a hundredth: how many tens is that?")
    try expect(
      Answer.psnr(black + 1, black), near: 0, within: 1e-3, "white pictures of black ones",
      hint: "The error is as large as the peak: their ratio is 1.")
    let corner = Tensor.concatenated([black.slice(0..<1) + 0.5, black.slice(0..<1)])
    try expect(
      Answer.psnr(corner, black), near: 9.0309, within: 1e-3,
      "two pictures, one of them off by 0.5",
      hint: "Take the mean over all pixels of all pictures, then its logarithm.")
  }
}

import Core

/// Pictures through principal components and back.
public protocol Exercise1_4: SendableMetatype {
  /// What principal components keep of pictures, [N, d].
  static func reconstruct(_ pictures: Tensor, mean: Tensor, components: Tensor) throws -> Tensor
}

/// Checks an answer to exercise 1.4.
public func check<Answer: Exercise1_4>(_: Answer.Type) -> Outcome {
  outcome {
    let mean = Tensor([1, 2, 3] as [Float], shape: [1, 3])
    let components = Tensor([0.6, 0.8, 0, 0, 0, 1] as [Float], shape: [2, 3])
    func reconstruct(_ pictures: [Float]) throws -> Tensor {
      let pictures = Tensor(pictures, shape: [pictures.count / 3, 3])
      return try Answer.reconstruct(pictures, mean: mean, components: components)
    }
    let same = try reconstruct([1, 2, 3])
    try expect(
      same.shape, equals: [1, 3], "the shape of one picture",
      hint: "From [N, d] to the code [N, k], and back to [N, d].")
    try expectAll(
      same, [1, 2, 3], "the mean picture", hint: "Its code is zero, and zero must lead back to it.")
    try expectAll(
      try reconstruct([1.6, 2.8, 5]), [1.6, 2.8, 5], "a picture that the components can draw",
      hint: "The code is counted from the mean: what do you do with it on the way in, and out?")
    try expectAll(
      try reconstruct([1.8, 1.4, 3, 2, 2, 3]), [1, 2, 3, 1.36, 2.48, 3],
      "two pictures that lie partly beside the components",
      hint: "What no component points to is lost; what one points to is kept, once.")
  }
}

private func expectAll(
  _ answer: Tensor, _ expected: [Float], _ what: String, hint: String
) throws {
  for (index, (a, b)) in zip(answer.scalars, expected).enumerated() {
    try expect(a, near: b, "\(what), number \(index)", hint: hint)
  }
}

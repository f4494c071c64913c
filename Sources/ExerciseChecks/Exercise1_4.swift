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
    func expectPictures(
      _ expected: [Float], from pictures: [Float], _ what: String, hint: String
    ) throws {
      let shape: Shape = [pictures.count / 3, 3]
      try expect(
        Answer.reconstruct(Tensor(pictures, shape: shape), mean: mean, components: components),
        near: Tensor(expected, shape: shape), what, hint: hint)
    }
    try expectPictures(
      [1, 2, 3], from: [1, 2, 3], "the mean picture",
      hint: "From [N, d] to the code [N, k], zero here, and from zero back to the mean [N, d].")
    try expectPictures(
      [1.6, 2.8, 5], from: [1.6, 2.8, 5], "a picture that the components can draw",
      hint: "The code is counted from the mean: what do you do with it on the way in, and out?")
    try expectPictures(
      [1, 2, 3, 1.36, 2.48, 3], from: [1.8, 1.4, 3, 2, 2, 3],
      "two pictures that lie partly beside the components",
      hint: "What no component points to is lost; what one points to is kept, once.")
  }
}

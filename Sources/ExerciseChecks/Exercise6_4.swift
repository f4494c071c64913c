import Core

/// Exercise 6.4: a walk that keeps its distance from the centre.
public protocol Exercise6_4: SendableMetatype {
  /// The point that lies `t` of the way from a to b on the arc between them, in their shape.
  static func mix(_ a: Tensor, _ b: Tensor, _ t: Float) throws -> Tensor
}

/// Checks an answer to exercise 6.4.
public func check<Answer: Exercise6_4>(_: Answer.Type) -> Outcome {
  outcome {
    func expectPoint(
      _ expected: [Float], _ t: Float, from a: [Float], to b: [Float], _ what: String,
      hint: String
    ) throws {
      let answer = try Answer.mix(Tensor(a), Tensor(b), t)
      try expect(answer, near: Tensor(expected), what, hint: hint)
    }
    try expectPoint(
      [0.7071, 0.7071], 0.5, from: [1, 0], to: [0, 1], "half way from [1, 0] to [0, 1]",
      hint: "The straight line passes through [0.5, 0.5], too close to the centre.")
    try expectPoint(
      [0.8660, 0.5], 1.0 / 3, from: [1, 0], to: [0, 1], "a third of the way",
      hint: "A third of the way is a third of the angle: 30 degrees.")
    try expectPoint(
      [2.1648, 1.0824], 0.5, from: [2, 0], to: [2, 2], "half way from [2, 0] to [2, 2]",
      hint: "The angle is that of the directions: divide the product by both lengths.")
    try expectPoint(
      [3, 0, 0], 0, from: [3, 0, 0], to: [0, 0, 5], "at t = 0",
      hint: "The walk begins at a, whatever its length: only the angle is that of directions.")
    try expectPoint(
      [0, 0, 5], 1, from: [3, 0, 0], to: [0, 0, 5], "at t = 1", hint: "The walk ends at b.")
    let rows = (Tensor([1, 0], shape: [1, 2]), Tensor([0, 1], shape: [1, 2]))
    try expect(
      Answer.mix(rows.0, rows.1, 0.5), near: Tensor([0.7071, 0.7071], shape: [1, 2]),
      "a point between batches of one", hint: "It has the shape of both ends, here [1, 2].")
  }
}

import Core

/// Exercise 6.4: a walk that keeps its distance from the centre.
public protocol Exercise6_4: SendableMetatype {
  /// The point that lies `t` of the way from a to b on the arc between them, in their shape.
  static func mix(_ a: Tensor, _ b: Tensor, _ t: Float) throws -> Tensor
}

/// Checks an answer to exercise 6.4.
public func check<Answer: Exercise6_4>(_: Answer.Type) -> Outcome {
  outcome {
    let (east, north) = (Tensor([1, 0]), Tensor([0, 1]))
    let half = try Answer.mix(east, north, 0.5)
    try expect(half.shape, equals: [2], "the shape", hint: "It is that of both ends.")
    try expect(
      half[0], near: 0.7071, "half way from [1, 0] to [0, 1], first number",
      hint: "The straight line passes through [0.5, 0.5], too close to the centre.")
    try expect(half[1], near: 0.7071, "the same, second number", hint: "It is symmetric.")
    let third = try Answer.mix(east, north, 1.0 / 3)
    try expect(
      third[0], near: 0.8660, "a third of the way, first number",
      hint: "A third of the way is a third of the angle: 30 degrees.")
    try expect(third[1], near: 0.5, "the same, second number", hint: "The sine of 30 degrees.")
    let slanted = try Answer.mix(Tensor([2, 0]), Tensor([2, 2]), 0.5)
    try expect(
      slanted[0], near: 2.1648, within: 1e-3, "half way from [2, 0] to [2, 2], first number",
      hint: "The angle is that of the directions: divide the product by both lengths.")
    let (a, b) = (Tensor([3, 0, 0]), Tensor([0, 0, 5]))
    try expect(
      try Answer.mix(a, b, 0)[0], near: 3, "at t = 0",
      hint: "The walk begins at a, whatever its"
        + " length: only the angle is that of directions.")
    try expect(try Answer.mix(a, b, 1)[2], near: 5, "at t = 1", hint: "The walk ends at b.")
  }
}

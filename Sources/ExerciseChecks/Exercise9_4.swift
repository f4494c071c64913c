import Core

/// A whole program: a critic that measures how far two heaps of points are apart.
public protocol Exercise9_4: SendableMetatype {
  /// Teaches a critic, which makes heights `[N, 1]` of points `[N, 2]`, to raise real points above
  /// fake ones, its slope held by a penalty. `real` and `fake` draw so many points, `[count, 2]`.
  static func critic(
    real: (Int) -> Tensor, fake: (Int) -> Tensor, using random: RandomGenerator
  ) throws -> Sequential
}

/// Checks an answer to exercise 9.4.
public func check<Answer: Exercise9_4>(_: Answer.Type) -> Outcome {
  outcome {
    // A round heap that is only moved has moved by so much; one that is only wider has its grains
    // moved outwards, by the difference of the widths times the mean length of a normal vector.
    let wider = 0.8 * Float(1.253_314)
    for (name, distance, place, width) in [
      ("moved by 1.5", 1.5, [1.2, -0.9], 0.5), ("widened from 0.2 to 1", wider, [0, 0], 1),
    ] as [(String, Float, [Float], Float)] {
      let random = RandomGenerator(seed: 94)
      let other: Float = width == 1 ? 0.2 : width
      let real = {
        Tensor.normal([$0, 2], standardDeviation: width, using: random) + Tensor(place)
      }
      let fake = { Tensor.normal([$0, 2], standardDeviation: other, using: random) }
      let critic = try Answer.critic(real: real, fake: fake, using: random)
      let heights = critic(real(4_000), mode: .inference)
      try expect(
        heights.shape, equals: [4_000, 1], "the shape of the heights",
        hint: "One number for each point.")
      let reading = (heights.mean() - critic(fake(4_000), mode: .inference).mean()).scalar
      try expect(
        abs(reading - distance) < 0.15 * distance,
        "a reading within 15 % of \(distance) for a heap \(name)", found: "\(reading)",
        hint:
          "Below zero, a sign is wrong. Far too much, and nothing holds the critic: is the slope "
          + "recorded? Far too little: is it the penalty that holds it, and has it had its lessons?"
      )
    }
  }
}

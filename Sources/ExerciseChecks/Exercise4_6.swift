import Core
import Foundation

/// A whole program: a game of two networks whose real points lie on a ring.
public protocol Exercise4_6: SendableMetatype {
  /// Plays a game, and returns its generator, which makes points `[N, 2]` of normal noise
  /// `[N, latent]`. `real` draws so many real points, `[count, 2]`, others each time.
  static func generator(
    latent: Int, real: (Int) -> Tensor, using random: RandomGenerator
  ) throws -> Sequential
}

/// Points `[count, 2]` anywhere on a ring of radius 2, a tenth to either side of it.
private func ring(_ count: Int, using random: RandomGenerator) -> Tensor {
  let angles = Tensor.uniform([count], in: -.pi ... .pi, using: random).scalars
  let circle = Tensor(angles.flatMap { [2 * cos($0), 2 * sin($0)] }, shape: [count, 2])
  return circle + .normal([count, 2], standardDeviation: 0.1, using: random)
}

/// Checks an answer to exercise 4.6.
public func check<Answer: Exercise4_6>(_: Answer.Type) -> Outcome {
  outcome {
    let random = RandomGenerator(seed: 46)
    let (latent, count) = (4, 2_000)
    let generator = try Answer.generator(
      latent: latent, real: { ring($0, using: random) }, using: random)
    let noise = Tensor.normal([count, latent], using: random)
    let points = generator(noise, mode: .inference).detached()
    try expect(
      points.shape, equals: [count, 2], "the shape of what the generator makes",
      hint: "Two numbers for each row of noise, a place in the plane.")
    let places = (0..<count).map { (x: points[$0, 0], y: points[$0, 1]) }
    let onRing = places.count { abs(hypot($0.x, $0.y) - 2) < 0.4 }
    try expect(
      onRing >= 1_700, "1,700 of 2,000 points within 0.4 of the ring", found: "\(onRing)",
      hint:
        "Whoever draws the mean of all points comes to 0: an answer that is told for each noise is "
        + "no game. Two players of two layers of 64, and some 2,000 moves each, come far above.")
    var sectors = [Int](repeating: 0, count: 12)
    for place in places { sectors[Int((atan2(place.y, place.x) / .pi + 1) * 5.9999)] += 1 }
    try expect(
      sectors.allSatisfy { $0 >= 40 },
      "40 points or more in each of 12 sectors, of 167 in the mean",
      found: "\(sectors)",
      hint: "A generator that finds one good place stays there: are the two players equally strong?"
    )
  }
}

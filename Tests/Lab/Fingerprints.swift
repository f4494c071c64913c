// What `.ci/lab --check` calls in the core and the game that it compiled for a bare arm64 machine.

private nonisolated(unsafe) var text: [UInt8] = []

/// Plays what `main.swift` plays, and returns the same lines, a text that ends with a zero.
/// `Tests/Bare/start.c` knows it by this name.
@c(losses)
public func fingerprintsOfRing(_: Int32) -> UnsafePointer<UInt8>? {
  let game = PlaneGame(.ring, PlaneRules(), using: RandomGenerator(seed: 1))
  var rules = PlaneRules()
  rules.penalty = .atBoth
  rules.pack = 4
  rules.comparesBatch = true
  (rules.latent, rules.generatorUnits, rules.discriminatorUnits, rules.batch) = (1, 8, 4, 36)
  let uneven = PlaneGame(.ring, rules, using: RandomGenerator(seed: 1))
  text = []
  for (game, rounds) in [(game, 20), (game, 180), (uneven, 20)] {
    for _ in 0..<rounds { _ = game.play() }
    let digits = String(game.fingerprint, radix: 16).utf8
    text += Array(repeating: 48, count: 16 - digits.count) + Array(digits) + [10]
  }
  text.append(0)
  return text.withUnsafeBufferPointer { $0.baseAddress }
}

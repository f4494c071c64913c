// What `.ci/lab --check` calls in the core and the game that it compiled for a bare arm64 machine.

private nonisolated(unsafe) var text: [UInt8] = []

/// Plays the ring of the lab, seed 1, and returns the fingerprint of all weights after 20 and after 200 rounds,
/// a text that ends with a zero. `Tests/Bare/start.c` knows it by this name.
@c(losses)
public func fingerprintsOfRing(_: Int32) -> UnsafePointer<UInt8>? {
  let game = PlaneGame(.ring, PlaneRules(), using: RandomGenerator(seed: 1))
  text = []
  for rounds in [20, 180] {
    for _ in 0..<rounds { _ = game.play() }
    let digits = String(game.fingerprint, radix: 16).utf8
    text += Array(repeating: 48, count: 16 - digits.count) + Array(digits) + [10]
  }
  text.append(0)
  return text.withUnsafeBufferPointer { $0.baseAddress }
}

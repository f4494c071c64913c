import Core

// Plays the ring of the lab, seed 1, and prints the fingerprint of all weights after 20 and after 200 rounds.

let game = PlaneGame(.ring, PlaneRules(), using: RandomGenerator(seed: 1))
for rounds in [20, 180] {
  for _ in 0..<rounds { _ = game.play() }
  let digits = String(game.fingerprint, radix: 16)
  print(String(repeating: "0", count: 16 - digits.count) + digits)
}

import Core

// Plays the ring of the lab, seed 1, and prints the fingerprint of all weights after 20 and after 200 rounds; then
// twenty rounds by rules that make products and batches of uneven sizes, and its fingerprint.

@MainActor func printFingerprint(of game: PlaneGame, after rounds: Int) {
  for _ in 0..<rounds { _ = game.play() }
  let digits = String(game.fingerprint, radix: 16)
  print(String(repeating: "0", count: 16 - digits.count) + digits)
}

let game = PlaneGame(.ring, PlaneRules(), using: RandomGenerator(seed: 1))
for rounds in [20, 180] { printFingerprint(of: game, after: rounds) }

var rules = PlaneRules()
rules.penalty = .atBoth
rules.pack = 4
rules.comparesBatch = true
(rules.latent, rules.generatorUnits, rules.discriminatorUnits, rules.batch) = (1, 8, 4, 36)
printFingerprint(of: PlaneGame(.ring, rules, using: RandomGenerator(seed: 1)), after: 20)

// What the page of the lab calls, in the game of chapter 5 and the core that it was compiled with. Numbers are
// read from memory at the address that is returned, and hold until the next call.

private nonisolated(unsafe) var rules = PlaneRules()
private nonisolated(unsafe) var game: PlaneGame?
private nonisolated(unsafe) var losses: (discriminator: Float, generator: Float) = (0, 0)
private nonisolated(unsafe) var corners: [SIMD2<Float>] = []
private nonisolated(unsafe) var nearCounts: [Int] = []
private nonisolated(unsafe) var shown: [Float] = []

/// Sets a rule of the next game.
@c(setRule)
public func setRule(_ rule: Int32, _ value: Float) {
  let number = Int(value)
  switch rule {
  case 0: rules.loss = Loss(rawValue: number) ?? .nonSaturating
  case 1: rules.penalty = Penalty(rawValue: number) ?? .none
  case 2: rules.penaltyWeight = value
  case 3: rules.clip = value
  case 4: rules.pack = number
  case 5: rules.comparesBatch = number != 0
  case 6: rules.isSpectral = number != 0
  case 7: rules.latent = number
  case 8: rules.hasUniformNoise = number != 0
  case 9: rules.generatorLayers = number
  case 10: rules.generatorUnits = number
  case 11: rules.discriminatorLayers = number
  case 12: rules.discriminatorUnits = number
  case 13: rules.generatorRate = value
  case 14: rules.discriminatorRate = value
  case 15: rules.momentum = value
  case 16: rules.usesSGD = number != 0
  case 17: rules.generatorMoves = number
  case 18: rules.discriminatorMoves = number
  case 19: rules.batch = number
  default: break
  }
}

/// Forgets the drawn points.
@c(clearDrawing)
public func clearDrawing() { corners = [] }

/// Adds a point to those that are drawn.
@c(draw)
public func draw(_ x: Float, _ y: Float) { corners.append([x, y]) }

/// Begins a game, with the rules that are set, for a distribution: line, pair, islands, ring, grid, drawn.
@c(begin)
public func begin(_ seed: UInt32, _ distribution: Int32) {
  let known: [Distribution] = [.line, .pair, .islands, .ring, .grid]
  let place = Int(distribution)
  let chosen =
    known.indices.contains(place) ? known[place] : .drawn(corners.isEmpty ? [[0, 0]] : corners)
  game = PlaneGame(chosen, rules, using: RandomGenerator(seed: UInt64(seed)))
  losses = (0, 0)
  nearCounts = []
}

/// Changes how long the players' steps are, in the game that is played.
@c(setRates)
public func setRates(_ generator: Float, _ discriminator: Float) {
  game?.generatorOptimizer.learningRate = generator
  game?.discriminatorOptimizer.learningRate = discriminator
}

/// Plays so many rounds.
@c(play)
public func play(_ rounds: Int32) {
  for _ in 0..<rounds { if let played = game?.play() { losses = played } }
}

/// One lesson for the discriminator.
@c(trainDiscriminator)
public func trainDiscriminator() {
  if let loss = game?.trainDiscriminator() { losses.discriminator = loss }
}

/// One move of the generator.
@c(trainGenerator)
public func trainGenerator() { if let loss = game?.trainGenerator() { losses.generator = loss } }

/// The discriminator's loss before its last move.
@c(discriminatorLoss)
public func discriminatorLoss() -> Float { losses.discriminator }

/// The generator's loss before its last move.
@c(generatorLoss)
public func generatorLoss() -> Float { losses.generator }

/// The fingerprint of all weights.
@c(fingerprint)
public func fingerprint() -> UInt64 { game?.fingerprint ?? 0 }

/// The bytes that tensors hold: does not grow from round to round.
@c(bytesInUse)
public func bytesInUse() -> Int32 { Int32(Pool.bytesInUse) }

/// x and y of so many real points, the same ones at each call.
@c(originals)
public func originals(_ count: Int32) -> UnsafePointer<Float>? {
  show(game?.distribution.points(Int(count), RandomGenerator(seed: 2)))
}

/// x and y of so many fakes, then for each the way in which it should move. Their noise is the same at each
/// call, so that fakes can be seen to wander.
@c(fakes)
public func fakes(_ count: Int32) -> UnsafePointer<Float>? {
  guard let game else { return nil }
  let noise = game.noise(Int(count), using: RandomGenerator(seed: 3))
  let fakes = game.averages.use { game.generator(noise, mode: .inference).detached() }
  return show(.concatenated([fakes, game.wishes(of: fakes)]))
}

/// The discriminator's verdicts, before any sigmoid, on side² places of the square from -1.5 to 1.5.
@c(verdicts)
public func verdicts(_ side: Int32) -> UnsafePointer<Float>? {
  show(game?.verdicts(side: Int(side)))
}

/// Where the generator sends (side + 1)² places of its noise.
@c(manifold)
public func manifold(_ side: Int32) -> UnsafePointer<Float>? {
  show(game?.manifold(side: Int(side)))
}

/// Measures 1,000 fakes: heaps that have one near point, heaps that have twenty, the share of near points, the
/// heaps' divergence, the two divergences of histograms, and the exact Wasserstein distance of 128 points.
@c(measures)
public func measures() -> UnsafePointer<Float>? {
  guard let game else { return nil }
  let (fakes, real) = (game.fakes(1000), game.originals(1000))
  let coverage = Coverage(of: fakes, in: game.distribution)
  nearCounts = coverage.nearCounts
  let (kl, js) = divergences(of: fakes, from: real)
  let way = wassersteinDistance(fakes.slice(0..<128), real.slice(0..<128))
  return show(
    Tensor([
      Float(coverage.modes()), Float(coverage.modes(withAtLeast: 20)), coverage.good,
      coverage.divergence, kl, js, way,
    ]))
}

/// How far from its middle a point may lie to be near a heap, and how many heaps there are; then of each x and y of
/// its middle, and how many of the fakes that were measured last lie near.
@c(heaps)
public func heaps() -> UnsafePointer<Float>? {
  guard let distribution = game?.distribution else { return nil }
  var numbers = [3 * distribution.deviation, Float(distribution.modes.count)]
  for (index, mode) in distribution.modes.enumerated() {
    numbers += [mode.x, mode.y, nearCounts.indices.contains(index) ? Float(nearCounts[index]) : 0]
  }
  return show(Tensor(numbers))
}

private func show(_ tensor: Tensor?) -> UnsafePointer<Float>? {
  shown = tensor?.scalars ?? []
  return shown.withUnsafeBufferPointer { $0.baseAddress }
}

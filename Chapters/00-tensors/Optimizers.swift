import Foundation

// snippet.in-place
extension Value {
  /// The same numbers without a past.
  var detached: Value { Value(numbers, shape, name) }

  /// Takes something off the numbers themselves: nothing is remembered.
  static func -= (w: Value, change: Value) {
    for i in w.numbers.indices { w.numbers[i] -= change.numbers[i] }
  }
}
// snippet.end

/// What an optimiser remembers of one weight: a mean of its slopes, and one of their squares.
typealias Memory = (mean: Double, square: Double)

/// How far a weight moves, in learning rates, given its slope.
typealias Motion = (_ slope: Double, _ memory: inout Memory, _ step: Int) -> Double

func plain(_ slope: Double, _ memory: inout Memory, _ step: Int) -> Double { slope }

func momentum(_ slope: Double, _ memory: inout Memory, _ step: Int) -> Double {
  memory.mean = 0.9 * memory.mean + slope
  return memory.mean
}

func rmsProp(_ slope: Double, _ memory: inout Memory, _ step: Int) -> Double {
  memory.square = 0.99 * memory.square + 0.01 * slope * slope
  return slope / (memory.square.squareRoot() + 1e-8)
}

/// Kingma and Ba 2015, algorithm 1.
func adam(_ slope: Double, _ memory: inout Memory, _ step: Int, _ beta1: Double) -> Double {
  memory.mean = beta1 * memory.mean + (1 - beta1) * slope
  memory.square = 0.999 * memory.square + 0.001 * slope * slope
  let mean = memory.mean / (1 - pow(beta1, Double(step)))
  let square = memory.square / (1 - pow(0.999, Double(step)))
  return mean / (square.squareRoot() + 1e-8)
}

/// Weights, how they move, and what that takes.
final class Optimizer {
  let weights: [Value]
  var rate: Double
  private let motion: Motion
  private var memories: [[Memory]]
  private var step = 0

  init(_ weights: [Value], rate: Double, _ motion: @escaping Motion) {
    (self.weights, self.rate, self.motion) = (weights, rate, motion)
    memories = weights.map { $0.numbers.map { _ in (0, 0) } }
  }

  /// One step against the slopes of a loss; returns the loss before it.
  @discardableResult func minimize(_ loss: Value) -> Double {
    step += 1
    for (k, slope) in slopes(of: loss, by: weights).enumerated() {
      let moves = slope.numbers.indices.map { motion(slope.numbers[$0], &memories[k][$0], step) }
      weights[k] -= Value(rate) * Value(moves, slope.shape)
    }
    return loss.numbers[0]
  }
}

/// Moves averages a little towards the weights that they are of.
func follow(_ averages: [Value], _ weights: [Value], decay: Double) {
  for (a, w) in zip(averages, weights) { a -= Value(1 - decay) * (a - w) }
}

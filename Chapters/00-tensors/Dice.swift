import Foundation

/// Chance that repeats itself. Steele, Lea and Flood 2014: SplitMix64.
final class Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A number from 0 up to 1.
  func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }

  /// Numbers from a normal distribution. Box and Muller 1958.
  func normal(_ shape: [Int], mean: Double = 0, deviation: Double = 1) -> Value {
    let numbers = (0..<shape.reduce(1, *)).map { _ in
      let radius = (-2 * Foundation.log(1 - uniform())).squareRoot()
      return mean + deviation * radius * Foundation.cos(2 * .pi * uniform())
    }
    return Value(numbers, shape)
  }
}

import Foundation

/// Times something that can be done again and again.
struct Stopwatch {
  private static let fewest = 5
  private static let warmUps = 3

  /// Seconds that each repetition took, in ascending order.
  let seconds: [Double]

  /// Times `body` for about so many seconds, after a few repetitions that do not count.
  init(seconds budget: Double, _ body: () -> Void) {
    for _ in 0..<Self.warmUps { body() }
    var seconds: [Double] = []
    let start = ContinuousClock.now
    var last = start
    while seconds.count < Self.fewest || last - start < .seconds(budget) {
      body()
      let now = ContinuousClock.now
      seconds.append((now - last) / .seconds(1))
      last = now
    }
    self.seconds = seconds.sorted()
  }

  /// The repetition in the middle.
  var median: Double { seconds[seconds.count / 2] }

  /// The fastest repetition.
  var best: Double { seconds[0] }
}

import Synchronization

/// A total that does not keep what it was made of.
public protocol Exercise0_8: SendableMetatype {
  /// The sum of the losses of so many steps; `loss` makes one step and returns its loss.
  static func total(steps: Int, loss: () -> LossWithGraph) throws -> Double
}

/// A loss, and with it, as long as it lives, all that it was computed from.
public final class LossWithGraph {
  private static let alive = Mutex((now: 0, most: 0))
  /// The number itself, without a past.
  public let number: Double
  private let sources: [LossWithGraph]

  init(_ number: Double, _ sources: [LossWithGraph] = []) {
    (self.number, self.sources) = (number, sources)
    Self.alive.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
  }

  deinit { Self.alive.withLock { $0.now -= 1 } }

  /// The sum of two losses, which remembers both.
  public static func + (a: LossWithGraph, b: LossWithGraph) -> LossWithGraph {
    LossWithGraph(a.number + b.number, [a, b])
  }

  /// How many were alive at once while `body` ran.
  static func most(during body: () throws -> Void) rethrows -> Int {
    alive.withLock { $0.most = $0.now }
    let before = alive.withLock { $0.now }
    try body()
    return alive.withLock { $0.most - before }
  }
}

/// Checks an answer to exercise 0.8.
public func check<Answer: Exercise0_8>(_: Answer.Type) -> Outcome {
  outcome {
    var total = 0.0
    var step = 0.0
    let most = try LossWithGraph.most {
      total = try Answer.total(steps: 100) {
        step += 1
        return LossWithGraph(step)
      }
    }
    try expect(
      step, near: 100, "how many steps were made", hint: "Ask for a loss once for each step.")
    try expect(
      total, near: 5050, "the total of the losses 1, 2, 3 … 100", hint: "Add the number of each.")
    try expect(
      most <= 2, "no more than 2 losses alive at once", found: "\(most)",
      hint: "A sum of losses is a loss, and keeps both. A sum of their numbers is a number.")
  }
}

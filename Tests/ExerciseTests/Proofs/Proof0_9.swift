import ExerciseChecks
import Foundation
import Testing

@Test func exercise0_9IsProved() {
  let proof = Proof(
    stub: check(Stub0_9.self), solution: check(Solution0_9.self),
    mistakes: (check(StraightLine0_9.self), "at least 970 of 1,000 fresh points"),
    (check(UpsideDown0_9.self), "is the answer upside down?"))
  #expect(proof.problems == [])
}

/// Sixteen units of tanh, and slopes by hand.
enum Solution0_9: Exercise0_9 {
  nonisolated static func learn(
    points: [(x: Double, y: Double)], isUpper: [Bool]
  ) throws -> (_ x: Double, _ y: Double) -> Bool {
    let width = 12
    var weights = (0..<4 * width).map { 2 * sin(Double($0 * $0)) }
    var moving = [Double](repeating: 0, count: weights.count)
    func units(_ x: Double, _ y: Double) -> [Double] {
      (0..<width).map { tanh(weights[4 * $0] * x + weights[4 * $0 + 1] * y + weights[4 * $0 + 2]) }
    }
    func logit(_ units: [Double]) -> Double {
      units.indices.reduce(0.0) { $0 + units[$1] * weights[4 * $1 + 3] }
    }
    for step in 0..<40 * points.count {
      let (point, upper) = (points[step * 7 % points.count], isUpper[step * 7 % points.count])
      let h = units(point.x, point.y)
      let miss = 1 / (1 + exp(-logit(h))) - (upper ? 1 : 0)
      for k in 0..<width {
        let inner = miss * weights[4 * k + 3] * (1 - h[k] * h[k])
        for (place, slope) in [inner * point.x, inner * point.y, inner, miss * h[k]].enumerated() {
          moving[4 * k + place] = 0.9 * moving[4 * k + place] + slope
          weights[4 * k + place] -= 0.03 * moving[4 * k + place]
        }
      }
    }
    let learned = weights
    return { x, y in
      (0..<width).reduce(0.0) { sum, k in
        let unit = tanh(learned[4 * k] * x + learned[4 * k + 1] * y + learned[4 * k + 2])
        return sum + unit * learned[4 * k + 3]
      } > 0
    }
  }
}

enum Stub0_9: Exercise0_9 {
  nonisolated static func learn(
    points: [(x: Double, y: Double)], isUpper: [Bool]
  ) throws -> (_ x: Double, _ y: Double) -> Bool {
    throw NotAttempted()
  }
}

/// Learns where a straight line runs.
enum StraightLine0_9: Exercise0_9 {
  nonisolated static func learn(
    points: [(x: Double, y: Double)], isUpper: [Bool]
  ) throws -> (_ x: Double, _ y: Double) -> Bool {
    var (a, b, c) = (0.0, 0.0, 0.0)
    for step in 0..<20 * points.count {
      let (point, upper) = (points[step % points.count], isUpper[step % points.count])
      let miss = 1 / (1 + exp(-(a * point.x + b * point.y + c))) - (upper ? 1 : 0)
      a -= 0.03 * miss * point.x
      b -= 0.03 * miss * point.y
      c -= 0.03 * miss
    }
    let line = (a, b, c)
    return { x, y in line.0 * x + line.1 * y + line.2 > 0 }
  }
}

/// Says the contrary of what it has learned.
enum UpsideDown0_9: Exercise0_9 {
  nonisolated static func learn(
    points: [(x: Double, y: Double)], isUpper: [Bool]
  ) throws -> (_ x: Double, _ y: Double) -> Bool {
    let right = try Solution0_9.learn(points: points, isUpper: isUpper)
    return { x, y in !right(x, y) }
  }
}

import Foundation

/// From an empty file: a program that learns to tell two moons apart.
public protocol Exercise0_9: SendableMetatype {
  /// Learns from points of the plane and from which moon each is on; returns a function that says so
  /// of any point.
  static func learn(
    points: [(x: Double, y: Double)], isUpper: [Bool]
  ) throws -> (_ x: Double, _ y: Double) -> Bool
}

/// Points on two half circles that reach into each other; every second one is on the upper one.
struct Moons {
  private(set) var points: [(x: Double, y: Double)] = []
  private(set) var isUpper: [Bool] = []
  private var state: UInt64

  init(_ count: Int, seed: UInt64) {
    state = seed
    for index in 0..<count {
      let angle = Double.pi * uniform()
      let (x, y) = (cos(angle), sin(angle))
      let (right, up) = (noise(), noise())
      isUpper.append(index % 2 == 0)
      points.append(index % 2 == 0 ? (x + right, y + up) : (1 - x + right, 0.5 - y + up))
    }
  }

  /// SplitMix64, as in the chapter.
  private mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }

  private mutating func noise() -> Double {
    0.1 * (-2 * log(1 - uniform())).squareRoot() * cos(2 * .pi * uniform())
  }
}

/// Checks an answer to exercise 0.9.
public func check<Answer: Exercise0_9>(_: Answer.Type) -> Outcome {
  outcome {
    for seed: UInt64 in 1...2 {
      let lesson = Moons(200, seed: seed)
      let answer = try Answer.learn(points: lesson.points, isUpper: lesson.isUpper)
      let fresh = Moons(1000, seed: seed + 100)
      let right = zip(fresh.points, fresh.isUpper).count { answer($0.x, $0.y) == $1 }
      try expect(
        right >= 970, "at least 970 of 1,000 fresh points on the right moon",
        found: "\(right) in lesson \(seed)",
        hint: right < 300
          ? "Nearly all are wrong: is the answer upside down? isUpper is true on the upper moon."
          : "A straight line gets about 870. Put a layer of tanh between the points and the answer, and take more steps."
      )
    }
  }
}

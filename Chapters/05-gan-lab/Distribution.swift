import Core

/// Where the real points of the plane come from.
struct Distribution {
  /// What it is called.
  let name: String
  /// The middles of its heaps; none where it has no heaps.
  let modes: [SIMD2<Float>]
  /// How far the points of a heap lie from its middle, along each axis.
  let deviation: Float
  /// Draws so many points, `[count, 2]`.
  let points: (_ count: Int, _ random: RandomGenerator) -> Tensor
}

extension Distribution {
  /// Normal heaps of one size; each point falls into any of them with the same chance.
  static func heaps(_ name: String, at modes: [SIMD2<Float>], deviation: Float) -> Distribution {
    Distribution(name: name, modes: modes, deviation: deviation) { count, random in
      let middles = (0..<count).flatMap { _ in
        let mode = modes[random.integer(below: modes.count)]
        return [mode.x, mode.y]
      }
      return Tensor(middles, shape: [count, 2])
        + .normal([count, 2], standardDeviation: deviation, using: random)
    }
  }

  /// Points along curves: each is one of `corners`, blurred.
  static func drawn(_ corners: [SIMD2<Float>], blur: Float = 0.03) -> Distribution {
    let blurred = heaps("drawn", at: corners, deviation: blur)
    return Distribution(name: "drawn", modes: [], deviation: blur, points: blurred.points)
  }

  /// A straight line.
  static var line: Distribution {
    Distribution(name: "line", modes: [], deviation: 0.03) { count, random in
      let x = Tensor.uniform([count, 1], in: -1...1, using: random)
      return .concatenated([x, 0.6 * x], along: 1)
        + .normal([count, 2], standardDeviation: 0.03, using: random)
    }
  }

  /// Two heaps, wide and near each other.
  static var pair: Distribution {
    heaps("pair", at: [[-0.5, -0.3], [0.5, 0.3]], deviation: 0.2)
  }

  /// Three small heaps, far from each other.
  static var islands: Distribution {
    heaps("islands", at: [[-0.9, -0.6], [0.9, -0.5], [0, 0.9]], deviation: 0.08)
  }

  /// Eight heaps on a circle.
  static var ring: Distribution {
    let d = Float(0.5).squareRoot()
    let corners: [SIMD2<Float>] = [
      [1, 0], [d, d], [0, 1], [-d, d], [-1, 0], [-d, -d], [0, -1], [d, -d],
    ]
    return heaps("ring", at: corners, deviation: 0.04)
  }

  /// Twenty-five heaps in five rows.
  static var grid: Distribution {
    let line: [Float] = [-1, -0.5, 0, 0.5, 1]
    let corners = line.flatMap { y in line.map { x in SIMD2(x, y) } }
    return heaps("grid", at: corners, deviation: 0.03)
  }
}

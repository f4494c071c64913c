import Core
import ExerciseChecks
import Testing

@Test func exercise7_2IsProved() {
  let proof = Proof(
    stub: check(Stub7_2.self), solution: check(Solution7_2.self),
    mistakes: (check(OpenBalls7_2.self), "the precision: expected 0.6666667, got 0.33333334"),
    (check(Pairs7_2.self), "the precision where one lies in all balls"),
    (check(Swapped7_2.self), "the precision: expected 0.6666667, got 0.25"))
  #expect(proof.problems == [])
}

enum Solution7_2: Exercise7_2 {
  nonisolated static func precision(_ distances: [[Float]], radii: [Float]) -> Float {
    let inside = distances.filter { row in zip(row, radii).contains { $0 <= $1 } }
    return Float(inside.count) / Float(distances.count)
  }

  nonisolated static func coverage(_ distances: [[Float]], radii: [Float]) -> Float {
    let covered = radii.indices.filter { ball in distances.contains { $0[ball] <= radii[ball] } }
    return Float(covered.count) / Float(radii.count)
  }
}

enum Stub7_2: Exercise7_2 {
  nonisolated static func precision(_ distances: [[Float]], radii: [Float]) throws -> Float {
    throw NotAttempted()
  }

  nonisolated static func coverage(_ distances: [[Float]], radii: [Float]) throws -> Float {
    throw NotAttempted()
  }
}

/// Leaves the edges of balls out.
enum OpenBalls7_2: Exercise7_2 {
  nonisolated static func precision(_ distances: [[Float]], radii: [Float]) -> Float {
    Solution7_2.precision(distances, radii: radii.map { $0.nextDown })
  }

  nonisolated static func coverage(_ distances: [[Float]], radii: [Float]) -> Float {
    Solution7_2.coverage(distances, radii: radii.map { $0.nextDown })
  }
}

/// Counts pairs of a sample and a ball.
enum Pairs7_2: Exercise7_2 {
  nonisolated static func precision(_ distances: [[Float]], radii: [Float]) -> Float {
    let pairs = distances.map { row in zip(row, radii).count { $0 <= $1 } }
    return Float(pairs.reduce(0, +)) / Float(distances.count)
  }

  nonisolated static func coverage(_ distances: [[Float]], radii: [Float]) -> Float {
    Solution7_2.coverage(distances, radii: radii)
  }
}

/// Takes one for the other.
enum Swapped7_2: Exercise7_2 {
  nonisolated static func precision(_ distances: [[Float]], radii: [Float]) -> Float {
    Solution7_2.coverage(distances, radii: radii)
  }

  nonisolated static func coverage(_ distances: [[Float]], radii: [Float]) -> Float {
    Solution7_2.precision(distances, radii: radii)
  }
}
